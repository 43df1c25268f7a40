# RUN: %same_as_cpython %s
d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), 'a' in k, 2 in v, ('b', 2) in i, ('b', 3) in i)
d['d'] = 4
print(list(k), list(v), list(i), k & {'a', 'z'}, sorted(k | {'z'}), sorted(k - {'a'}), sorted(k ^ {'a', 'q'}), k == {'a', 'b', 'c', 'd'}, k.isdisjoint(['x']))
print(list(reversed(d)), list(reversed(d.values())), list(reversed(d.items())), k <= {'a', 'b', 'c', 'd', 'e'})
