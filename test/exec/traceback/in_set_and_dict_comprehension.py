# RUN: %same_as_cpython %s
ok = {k: 10 // k for k in (1, 2)}
print(ok)
bad = {v / (v - 3): {w for w in range(v)} for v in range(5)}
