# RUN: %same_as_cpython %s
add = lambda a, b=10, *c, d=1, **e: (a, b, c, d, e)
print(add(1), add(1, 2, 3, 4), add(1, d=5, z=6), (lambda: 7)(), (lambda *a: a)(1, 2), sorted([3, -1, 2], key=lambda x: -x), list(map(lambda x, y: x * y, [1, 2], [3, 4])))
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
try:
    (lambda x: x)()
except TypeError as e:
    print(e)
