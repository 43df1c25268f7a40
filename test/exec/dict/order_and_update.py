# RUN: %same_as_cpython %s
d = {}
for k in ('z', 'a', 'm', 1, (2, 3), None):
    d[k] = len(d)
print(d, list(d), len(d))
d['a'] = 'new'; del d['z']; d['z'] = 'back'
print(d, 'a' in d, 'q' in d, 1.0 in d, True in d, d[True])
d.update({'m': 0, 'n': 1}, k=5); d.update([('p', 1), ('q', 2)]); print(d)
