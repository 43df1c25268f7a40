# RUN: %same_as_cpython %s
from _collections import OrderedDict


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


od = OrderedDict([('a', 1), ('b', 2)], c=3)
od['d'] = 4
print(od, OrderedDict(), list(od), list(reversed(od)), od.keys(), od.values(), od.items())
print(list(reversed(od.keys())), list(reversed(od.items())), list(reversed(od.values())))
od.move_to_end('a')
od.move_to_end('c', last=False)
print(od, list(od.items()))
print(od.popitem(), od.popitem(last=False), od)
print(od.setdefault('x'), od.setdefault('b', 9), od.pop('x'), od.pop('y', 'none'), od)
attempt(od.pop, 'y'), attempt(od.move_to_end, 'nope'), attempt(OrderedDict().popitem), attempt(OrderedDict, [], []), attempt(OrderedDict, 5)
attempt(OrderedDict, [(1,)]), attempt(OrderedDict, [(1, 2, 3)]), attempt(OrderedDict, ['ab', 'c']), attempt(od.update, 1, 2), attempt(od.__delitem__, 'zz')
attempt(od.pop), attempt(od.popitem, 1, 2), attempt(lambda: od[[]])
x, y = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print(x == y, x != y, x == dict(y), dict(x) == y, x == OrderedDict(a=1, b=2), x == 5)
print(x | {'c': 1}, {'c': 1} | x, type({} | x), x.copy(), OrderedDict.fromkeys('ab', 0), OrderedDict.fromkeys(iterable='x'))
x |= {'z': 1}
print(x, x.__reduce__()[:4], list(x.__reduce__()[4]))
x.attribute = 5
print(x.attribute, hasattr(x.copy(), 'attribute'), x.__reduce__()[2])


def mutate(change):
    od = OrderedDict.fromkeys('abc')
    for k in od:
        change(od)


attempt(mutate, lambda od: od.update(q=1))
attempt(mutate, lambda od: od.pop('c'))
attempt(mutate, lambda od: od.move_to_end('a'))
attempt(mutate, lambda od: od.clear())
r = OrderedDict()
r['self'] = r
print(r)


class Upper(OrderedDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)


u = Upper([('a', 1)], b=2)
u.update({'c': 3}, d=4)
print(u, u.copy(), type(u.copy()), u.keys() & {'A', 'Z'}, u.keys() | {'q'} == {'A', 'B', 'C', 'D', 'q'}, u.items() & [('A', 1)])
print(isinstance(u, dict), type(od.keys()).__name__, type(iter(od)).__name__, od.keys() == {'b'}, OrderedDict.__mro__)
big = OrderedDict((i, i) for i in range(200))
for i in range(0, 200, 3):
    big.move_to_end(i, last=i % 2 == 0)
for i in range(150):
    big.popitem(last=i % 3 == 0)
print(list(big))
for i in range(100):
    big.move_to_end(next(iter(big)))
for i in range(1000, 1100):
    big[i] = i
    big.move_to_end(i, False)
    big.popitem(last=False) if i % 2 else big.popitem()
print(list(big.items()), len(big))
lru = OrderedDict()
for i in range(20000):
    lru[i % 700] = i
    lru.move_to_end(i % 700)
    if len(lru) > 500:
        lru.popitem(last=False)
print(len(lru), next(iter(lru)), next(reversed(lru)))
it = iter(OrderedDict.fromkeys('abc'))
next(it)
print(it.__reduce__())
