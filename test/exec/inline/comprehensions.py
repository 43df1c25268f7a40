# RUN: %same_as_cpython %s
def closures(n):
    k = n * 2
    a = [x + k for x in range(n)]
    k = 0.5
    b = {x * k for x in range(3)}
    c = {x: y for x in range(2) for y in range(x + 1) if y or k}
    fs = [lambda y, x=x: x + y + k for x in range(3)]
    gs = [lambda: x for x in range(3)]
    k = 100
    return a, sorted(b), c, [f(1) for f in fs], [g() for g in gs]

print(closures(3))


def shadow():
    x = 'outer'
    r = [x for x in range(2)]
    return x, r, [(lambda: x)() for _ in 'ab'], [[y for y in range(x)] for x in range(3)]

print(shadow())


def walrus():
    r = [last := i * i for i in range(4)]
    return last, r

print(walrus())


class Body:
    n = 3
    xs = [i * 2 for i in range(n)]
    try:
        ys = [i * n for i in range(2)]
    except NameError as e:
        print(e)

print(Body.xs)
print([i if i % 2 else -i for i in range(5)], [a + b for a, b in [(1, 2), (0.5, 1)]], (lambda a, b: a * b)(3, 'x'))


def odd_iterables():
    class It:
        def __iter__(self):
            yield from 'xy'
    return [c for c in It()], [c for c in 'é!'], [k for k in {1: 2}], {v for v in (1, 1)}, [x for x in iter(range(3))]

print(odd_iterables())
for bad in (5, None):
    try:
        print([x for x in bad])
    except TypeError as e:
        print(e)


def raising(xs):
    out = []
    try:
        out = [10 / x for x in xs]
    except ZeroDivisionError:
        out.append('zero')
    else:
        out.append('fine')
    return out

print(raising([1, 2]), raising([1, 0]))
