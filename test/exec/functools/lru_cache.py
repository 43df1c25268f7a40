# RUN: %same_as_cpython %s
from _functools import _lru_cache_wrapper


def lru(maxsize, typed=False):
    return lambda f: _lru_cache_wrapper(f, maxsize, typed, lambda *a: a)


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


calls = []


@lru(3)
def f(x, *args, **kw):
    calls.append((x, args, kw))
    return x


for x in [1, 2, 3, 1, 4, 1, 2, 2.0, True, 'a', 'a']:
    f(x)
print(calls, f.cache_info())
f.cache_clear()
calls.clear()
f(1, 2), f(1, 2), f(1, k=2), f(1, k=2), f(1, 'k', 2), f(1, k=3, j=4), f(1, j=4, k=3)
print(calls, f.cache_info())


@lru(None, True)
def g(x):
    print('g', x)
    return x


g(1), g(1.0), g(1), g(x=1), g(x=1.0), g(True)
print(g.cache_info())


@lru(0)
def h(x):
    return x


h(1), h(1)
print(h.cache_info())


@lru(None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(200), fib.cache_info())


class C:
    @lru(2)
    def m(self, x):
        return self, x


c = C()
print(c.m(1)[1], c.m(1)[1], C.m.cache_info(), c.m.__self__ is c)
attempt(f, []), attempt(lru(2), 5), attempt(lru('x'), len), attempt(_lru_cache_wrapper), attempt(lru(None)(lambda: 1 / 0))
f.attribute = 5
f.__qualname__ = 'named.f'
print(f.__dict__, f.__reduce__(), f.__copy__() is f, f.__deepcopy__({}) is f, lru(-5)(len).cache_info())


@lru(2)
def recursive(n):
    return 0 if n == 0 else 1 + recursive(n - 1)


print(recursive(20), recursive.cache_info())
