# RUN: %same_as_cpython %s
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print('exit')
        raise
    finally:
        print('cleanup')


it = g(); next(it); it.close(); it.close()
print(next(it, 'closed'))
unstarted = g(); unstarted.close()


def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2


b = bad(); next(b)
try:
    b.close()
except RuntimeError as e:
    print(e)
