# RUN: %same_as_cpython %s
def f(p):
    a, b, c = p
    return a


f((1, 2))
