# RUN: %same_as_cpython %s
def f():
    try:
        g()
    except ValueError:
        print('handling')
        raise


def g():
    raise ValueError('again')


f()
