"""Closures, defaults, decorators, comprehensions, generator expressions."""
def counter(start=0, *, step=1):
    n = start

    def advance(times=1):
        nonlocal n
        for _ in range(times):
            n += step
        return n
    advance.step = step
    return advance


def traced(log):
    def wrap(f):
        def inner(*args, **kwargs):
            log.append((f.__name__, args, sorted(kwargs.items())))
            return f(*args, **kwargs)
        return inner
    return wrap


log = []


@traced(log)
def area(w, h=2, *rest, unit="m", **more):
    return f"{w * h}{unit}{len(rest)}{sorted(more)}"


c = counter(10, step=5)
print(c(), c(3), c.step, area(3), area(1, 2, 3, unit="cm", z=1), log)
fs = [lambda x, k=k: x + k for k in range(3)]
print([f(10) for f in fs], [g(1) for g in [lambda v: v * i for i in range(3)]])
grid = [[(x, y) for x in range(y)] for y in range(4)]
print(grid, {k: v for k, v in zip("abc", range(3))}, {x % 3 for x in range(10)})
x = "outer"
print([x for x in (1, 2, 3)], x, sum(n * n for n in range(5) if n % 2))


class Scope:
    x = 7
    items = [i for i in range(x)]
    try:
        bad = [missing + i for i in range(x)]
    except NameError as e:
        bad = type(e).__name__
    get = lambda self: self.x


print(Scope.items, Scope.bad, Scope().get(), counter.__qualname__, Scope.get.__qualname__, c.__qualname__)
first, *middle, last = range(6)
a = b = [1]
a += [2]
print(first, middle, last, a is b, [*a, *b], {**{"k": 1}, "j": 2}, (*a,))
i = 0
while (n := i * i) < 50:
    i += 1
    if n == 25:
        break
    if n % 2:
        continue
else:
    print("never")
print(n, i)
