# RUN: %same_as_cpython %s
e = ValueError('one object')


def f():
    raise e


try:
    f()
except ValueError:
    pass
f()
