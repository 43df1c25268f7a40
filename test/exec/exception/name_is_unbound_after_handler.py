# RUN: %same_as_cpython %s
try:
    raise ValueError('x')
except ValueError as e:
    saved = e
try:
    print(e)
except NameError as n:
    print(n)
print(saved, saved.args)


def f():
    e = 'before'
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e


try:
    f()
except UnboundLocalError as n:
    print(n)
