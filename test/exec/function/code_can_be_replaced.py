# RUN: %same_as_cpython %s
# XFAIL: *
def f(x, y=1):
    return x + y


def g(x, y):
    return 'replaced', x, y


print(f(1))
f.__code__ = g.__code__
print(f(1), f.__name__)
