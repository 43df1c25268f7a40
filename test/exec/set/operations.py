# RUN: %same_as_cpython %s
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a < b, {3} < b, a >= {1}, a == {4, 3, 2, 1}, a.isdisjoint({9}), a.issubset(range(10)), a.issuperset([1, 2]), 3 in a, 9 in a, len(a))
print(sorted(a.union([7], (8,))), sorted(a.intersection([1, 2], [2, 3])), sorted(a.difference([1], [2])), sorted(a.symmetric_difference([1, 9])))
a |= {10}; a &= {1, 10, 3}; a -= {3}; a ^= {1, 7}
print(sorted(a), set(), {1}, {*()}, set('a'), frozenset({1}), frozenset(), frozenset([1]) == {1})
