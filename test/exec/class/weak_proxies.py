# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: objects die at a collection, not at once.
from _weakref import ref, proxy, getweakrefcount, getweakrefs, ProxyType, CallableProxyType


class C:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return self.x + (other.x if isinstance(other, C) else other)

    def __radd__(self, other):
        return other + self.x

    def __len__(self):
        return self.x

    def __getitem__(self, i):
        return i * 2

    def __contains__(self, v):
        return v == self.x

    def __iter__(self):
        return iter([self.x])

    def __eq__(self, other):
        return self.x == getattr(other, 'x', other)

    def __str__(self):
        return f'C({self.x})'

    def __bool__(self):
        return self.x > 3


class F(C):
    def __call__(self, *args, **kw):
        return args, kw


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


c, f = C(5), F(2)
p, q = proxy(c), proxy(f)
print(type(p), type(q), p.x, p + 1, 1 + p, p + p, len(p), p[4], 5 in p, list(p), p == c, p != 5, str(p), bool(p), bool(q), q(1, k=2))
p.y = 3
print(c.y, isinstance(p, C), p.__class__, proxy(c) is p, proxy(f) is q, ref(c) is ref(c), ref(c) == ref(C(5)))
del p.y
attempt(hash, p), attempt(lambda: p.y), attempt(lambda: p - 1), attempt(proxy, 5), attempt(lambda: p()), attempt(next, p)
r = ref(c)
print(getweakrefcount(c), getweakrefs(c) == [p, r], getweakrefcount(5), getweakrefs(f) == [q], ref(c, print) is r, getweakrefcount(c))
print(ProxyType, CallableProxyType, abs(proxy(type('N', (), {'__abs__': lambda s: 9})()))if 0 else '')
