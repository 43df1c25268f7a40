# RUN: %same_as_cpython %s
print({1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {} == [], {'a': [1]} == {'a': [1]})
d = {'a': {'b': {'c': [1, 2, {'d': 3}]}}}
d['a']['b']['c'][2]['d'] += 1
d['a']['new'] = d['a']['b']['c'][0]
print(d, d['a']['b']['c'][-1]['d'])
counts = {}
for c in 'mississippi':
    counts[c] = counts.get(c, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda p: (-p[1], p[0])))
