# RUN: %same_as_cpython %s
a = [1]
a.append(a)
print(a, [[]], [None, True, 'a', 1.0, b'x', (), {}])
d = {'self': None}; d['self'] = d
print(d)
t = ([],); t[0].append(t)
print(t)
