# RUN: %same_as_cpython %s
from _collections import defaultdict


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e, e.args)


d = defaultdict(list)
d['a'].append(1)
d['b'] += [2]
print(d, d['c'], d.get('x'), 'x' in d, len(d), dict(d), d == {'a': [1], 'b': [2], 'c': []}, d.default_factory)
n = defaultdict(int, {'x': 1}, y=2)
for ch in 'hello':
    n[ch] += 1
print(n, n.copy(), type(n.copy()), n | {'z': 1}, {'z': 1} | n, type({1: 2} | n))
n |= {'q': 5}
print(n, n.__reduce__()[:4], list(n.__reduce__()[4])[:2])
e = defaultdict()
attempt(lambda: e['k'])
attempt(lambda: e[1, 2])
attempt(defaultdict, 5)
attempt(defaultdict, int, 5)
attempt(defaultdict, int, {}, {})
attempt(lambda: defaultdict(int)[[]])
attempt(lambda: defaultdict(lambda: 1 / 0)['x'])
attempt(e.__missing__, 'k')
e.default_factory = str
print(repr(e['new']), e)
del e.default_factory
print(e.default_factory)


class Sub(defaultdict):
    def __missing__(self, key):
        return 'missing ' + key


s = Sub(int, a=1)
print(s['a'], s['b'], s, len(s))
s.attribute = 1
print(s.attribute, isinstance(s, dict), defaultdict.__mro__, defaultdict[int, str])


class Bound:
    def __init__(self):
        self.d = defaultdict(self.make)

    def make(self):
        return self.d


tree = lambda: defaultdict(tree)
t = tree()
t['a']['b']['c'] = 1
print(list(t), list(t['a']['b']))
match n:
    case {'x': x, **rest}:
        print(x, len(rest))
