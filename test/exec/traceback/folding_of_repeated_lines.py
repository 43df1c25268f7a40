# RUN: %same_as_cpython %s
def f(n):
    if n == 0:
        return 1 / 0
    return f(n - 1)


def g(n):
    if n == 0:
        f(5)
    else:
        g(n - 1)


g(4)
