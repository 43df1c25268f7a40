# RUN: %same_as_cpython %s
def f(a, b=1, /, c=2, *, d, e=5):
    return (a, b, c, d, e)


print(f(0, d=4), f(0, 1, 2, d=3), f(0, c=9, d=8, e=7))


def g(x, /, **kw):
    return x, kw


print(g(1, x=2, y=3), f.__kwdefaults__)
