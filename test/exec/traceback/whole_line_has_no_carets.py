# RUN: %same_as_cpython %s
def f():
    raise_it()


def raise_it():
    raise ValueError('x')


f()
