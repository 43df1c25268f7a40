# RUN: %same_as_cpython %s
a = [1, 2, 3, 4]
out = []
for x in a:
    out.append(x)
    if x == 2:
        a.remove(2)
    if x == 4 and len(a) < 6:
        a.append(9)
print(out, a)
it = iter([1, 2]); print(next(it), next(it), next(it, 'end'), list(it))
