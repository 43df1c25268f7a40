# RUN: %same_as_cpython %s
d = {}
for i in range(5000):
    d[i * 7919 % 10007] = i
for i in range(0, 10007, 3):
    d.pop(i, None)
for i in range(2000):
    d['k' + str(i)] = -i
print(len(d), sum(k for k in d if isinstance(k, int)), sum(d.values()), list(d.items())[:3], list(d)[-2:])
