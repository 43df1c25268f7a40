# RUN: %same_as_cpython %s
for r in (range(5), range(2, 8), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3), range(2**70, 2**70 + 3)):
    print(r, list(r), len(r), r[0] if r else None, r[-1] if r else None, r[1:], r[::-1], 3 in r, r.count(2), bool(r), sum(r))
print(range(3) == range(0, 3, 1), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3)), range(10).index(4), list(reversed(range(4))), range(10)[2:8:2], 2.0 in range(3), 'a' in range(3), range(1, 10, 2).step)
