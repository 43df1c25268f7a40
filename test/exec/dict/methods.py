# RUN: %same_as_cpython %s
d = dict(a=1, b=2, c=3)
print(d.get('a'), d.get('x'), d.get('x', 0), d.pop('a'), d.pop('x', 'none'), d.setdefault('b', 9), d.setdefault('n', 9), d.setdefault('o'), d)
print(d.popitem(), d, d.copy(), d.copy() is d, dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), dict([(1, 2)]), dict({1: 2}, x=3), dict(zip('ab', range(2))))
d.clear(); print(d, bool(d))
