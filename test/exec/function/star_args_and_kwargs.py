# RUN: %same_as_cpython %s
def f(*args, **kw):
    return args, kw


print(f(), f(1, 2), f(a=1), f(1, *[2, 3], b=4, **{'c': 5}), f(*'ab', *(1,), **{}, **{'z': 1}), f(*range(3), x=1))


def g(a, *rest, k=0, **kw):
    return a, rest, k, kw


print(g(1), g(1, 2, 3), g(*[1, 2], k=3, z=4), g(a=1, b=2), g(**{'a': 5, 'k': 6}))
