# RUN: %same_as_cpython %s
def f(a, b):
    return not (a < b)


f({}, 5)
