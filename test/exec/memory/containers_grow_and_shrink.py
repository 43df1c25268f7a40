# RUN: %same_as_cpython %s
# GC-STRESS: 499
a = []
for round in range(5):
    for i in range(20000):
        a.append([i, round])
    while len(a) > 100:
        a.pop()
    print(len(a), a[0], a[-1])
d = {}
for i in range(60000):
    d[i] = (i,)
    if i >= 100:
        del d[i - 100]
print(len(d), sum(k for k in d), d[59999])
s = set()
for i in range(60000):
    s.add((i % 500, i % 7))
print(len(s))
