# RUN: %same_as_cpython %s
from _functools import partial


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


def f(*args, **kw):
    return args, kw


p = partial(f, 1, 2, a=3)
print(p(), p(4), p(b=5), p(4, a=6, c=7), p.func is f, p.args, p.keywords)
q = partial(p, 9, z=1)
print(q.func is f, q.args, q.keywords, q(0))
p.keywords['new'] = 1
print(p(), p())
print(partial(int, base=2)('101'), partial(print, 'x', sep='-')('y'), list(map(partial(pow, 2), range(4))))
attempt(partial), attempt(partial, 5), attempt(partial(f).__setstate__, 5), attempt(setattr, p, 'func', 1), attempt(partial(len), 1, 2)
attempt(partial(f, 1), **{'a': 2})
p.attribute = 1
print(p.__dict__, partial(p).func is p, p.__reduce__()[0], p.__reduce__()[2][1:], partial[int])
r = partial(max, 1, 2, key=abs)
print(repr(r))
r2 = type(r).__reduce__(r)
n = r2[0](*r2[1])
n.__setstate__(r2[2])
print(n, n(-7))


class Sub(partial):
    pass


s = Sub(max, 3)
print(s(4), type(s).__mro__, repr(s))
s.__setstate__((min, (1,), None, {'x': 5}))
print(s(0), s.x)


class C:
    m = partial(f, 'x')


print(C().m(1))
