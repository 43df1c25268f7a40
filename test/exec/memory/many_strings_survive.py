# RUN: %same_as_cpython %s
# GC-STRESS: 499
keep = {}
for i in range(50000):
    s = 'key-' + str(i) + '-é' * (i % 3)
    t = s.upper() + s
    if i % 10 == 0:
        keep[s] = t
print(len(keep), sum(map(len, keep)), sum(len(v) for v in keep.values()), keep['key-40-é'], all(v == k.upper() + k for k, v in keep.items()))
