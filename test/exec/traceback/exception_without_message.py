# RUN: %same_as_cpython %s
def f():
    raise NotImplementedError


f()
