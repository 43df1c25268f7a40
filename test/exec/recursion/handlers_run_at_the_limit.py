# RUN: %same_as_cpython %s
def f(n):
    try:
        return f(n + 1)
    except RecursionError:
        return 'caught'
    finally:
        global unwound
        unwound += 1


unwound = 0
print(f(0), unwound > 900)
def g():
    try:
        g()
    finally:
        pass
try:
    g()
except RecursionError as e:
    print(e, e.__context__)
