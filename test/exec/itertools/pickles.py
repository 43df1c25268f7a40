# RUN: %same_as_cpython %s
# What __reduce__ and __setstate__ make of half-used iterators.
from itertools import *


def rebuild(it):
    r = it.__reduce__()
    new = r[0](*r[1])
    if len(r) > 2 and r[2] is not None:
        new.__setstate__(r[2])
    return r, new


def make():
    return [accumulate([1, 2, 3]), accumulate([1, 2], initial=7), chain('ab', 'cd'), combinations('abcd', 2),
            combinations_with_replacement('abc', 2), compress('abc', [1, 0, 1]), count(3), count(3, 2), count(1.5), cycle('abc'),
            dropwhile(bool, [1, 0, 1]), takewhile(bool, [1, 0, 1]), filterfalse(bool, [1, 0, 0]), islice('abcdef', 1, 5, 2),
            permutations('abc', 2), product('ab', 'cd'), repeat('a', 5), repeat('a'), starmap(pow, [(1, 2), (2, 2)]),
            zip_longest('abc', 'd', fillvalue=1), groupby('aabbc'), tee('abc')[0]]


for used in range(4):
    for it in make():
        for _ in range(used):
            next(it, None)
        r, new = rebuild(it)
        print(r[0].__name__, len(r), [str(x).split(' at 0x')[0] for x in islice(new, 6)] if r[0] is not groupby else [k for k, g in new])
for it in make():
    try:
        it.__setstate__(5)
        print('ok')
    except Exception as e:
        print(type(it).__name__, type(e).__name__, e)
c = cycle('abc')
print([next(c) for _ in range(4)], next(rebuild(c)[1]))
