# RUN: %same_as_cpython %s
from _collections import deque


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


d = deque('abc')
print(d, len(d), d[0], d[-1], list(d), list(reversed(d)), d.maxlen, bool(deque()))
d.append('d'), d.appendleft('z'), d.extend('ef'), d.extendleft('yx')
print(d, d.pop(), d.popleft(), d)
for n in (1, -1, 3, -10, 100):
    d.rotate(n)
    print(n, d)
d.rotate()
print(d, 'a' in d, 'q' in d, d.index('a'), d.count('a'))
d.insert(2, 'new'), d.insert(-1, 'last'), d.insert(100, 'end'), d.insert(-100, 'start')
print(d)
del d[1]; del d[-2]
d[0] = 'first'
d.remove('new')
d.reverse()
print(d)
m = deque(range(10), 4)
m.append(10), m.appendleft(0)
print(m, m.maxlen, deque(m), m.copy(), deque([1], maxlen=0), m * 2, 2 * deque([1, 2]), deque([1]) * 0, deque([1, 2]) * -1)
print(deque([1, 2]) + deque([3]), deque([1]) == deque([1]), deque([1]) == [1], deque([1, 2]) < deque([1, 3]), deque([1]) < deque([1, 2]))
print(deque([1]) != deque([2]), deque('ab') >= deque('aa'))
d = deque([1])
d += [2, 3]
d *= 2
e = d
print(d, e is d)
d.extend(d)
d.extendleft(deque([7]))
print(d)
r = deque()
r.append(r)
print(r, deque([deque([1], 2)]))
attempt(deque().pop), attempt(deque().popleft), attempt(lambda: deque()[0]), attempt(lambda: deque('a')['x']), attempt(lambda: deque('a')[0:1])
attempt(lambda: deque('a').remove('b')), attempt(lambda: deque('a').index('b')), attempt(lambda: deque('a').index('a', 1))
attempt(lambda: deque([1], 1).insert(0, 2)), attempt(deque, 1), attempt(deque, [], -1), attempt(deque, [], 'x'), attempt(deque, [], 1, 2)
attempt(lambda: deque() + [1]), attempt(lambda: hash(deque())), attempt(lambda: deque() < 1), attempt(deque.append), attempt(deque().rotate, 'a')
attempt(setattr, d, 'maxlen', 1), attempt(setattr, d, 'x', 1), attempt(deque([1]).__mul__, 'a'), attempt(lambda: d.append())


def mutate():
    d = deque('abc')
    for x in d:
        d.append(x)


attempt(mutate)
it = iter(d)
next(it)
print(it.__length_hint__(), it.__reduce__()[1], reversed(d).__length_hint__())
print(d.__reduce__()[:3], deque('ab', 3).__reduce__()[:3])


class Named(deque):
    def __init__(self, items=(), maxlen=None, name='n'):
        super().__init__(items, maxlen)
        self.name = name


n = Named('abc', name='x')
n.append('d')
print(n, n.name, type(n.copy()), n.copy() == n, n.__reduce__()[:3], deque[int])
match deque([1, 2, 3]):
    case [a, *rest]:
        print(a, rest)
class Evil:
    def __eq__(self, other):
        victim.clear()
        return False
victim = deque([Evil(), 1, 2])
attempt(victim.index, 5)
victim = deque([Evil(), 1, 2])
attempt(victim.remove, 5)
victim = deque([Evil(), 1, 2])
attempt(victim.count, 5)
q = deque()
total = 0
for i in range(100000):
    q.append(i)
    if i % 3 == 0:
        total += q.popleft()
print(total, len(q), q[len(q) // 2])
