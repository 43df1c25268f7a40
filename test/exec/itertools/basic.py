# RUN: %same_as_cpython %s
import itertools
from itertools import *


def show(*iterators):
    for it in iterators:
        print(type(it).__name__, list(it))


show(accumulate([1, 2, 3, 4]), accumulate('abc', initial='>'), accumulate([3, 1, 2], max), accumulate([], initial=5), accumulate([]))
show(accumulate([1, 2], func=lambda a, b: a * 10 + b, initial=None))
show(chain('ab', [1], (), range(2)), chain(), chain.from_iterable(['ab', 'cd']))
show(combinations('abcd', 2), combinations(range(3), 0), combinations([1], 2), combinations_with_replacement('abc', 2),
     combinations_with_replacement('', 2), combinations_with_replacement('', 0))
show(compress('abcdef', [1, 0, 1, 0, 1, 1]), compress('ab', [0]))
show(islice(count(), 3), islice(count(10), 0, 6, 2), islice(count(2.5, 0.5), 3), islice(count(5, -2), 4), islice(count(2**50 - 2), 5))
show(islice(count(-2, 2**62), 4), islice(count(step=3), 3))
show(islice(cycle('abc'), 8), cycle([]))
show(dropwhile(lambda x: x < 3, [1, 2, 3, 1]), takewhile(lambda x: x < 3, [1, 2, 3, 1]), filterfalse(lambda x: x % 2, range(6)),
     filterfalse(None, [0, 1, '', 'a']), filterfalse(bool, [0, 1]))
show(islice('abcdef', 2), islice('abcdef', 2, None), islice('abcdefg', 1, 6, 2), islice('abc', None), islice('abc', 0, None, None))
show(pairwise('abcd'), pairwise('a'), pairwise(''))
show(permutations('abc'), permutations('abc', 2), permutations('ab', 3), permutations('ab', 0), permutations([], None))
show(product('ab', [1, 2]), product([0, 1], repeat=3), product(), product('ab', []), product('ab', repeat=0))
show(repeat('x', 3), repeat('x', times=-2), islice(repeat(object=1), 2))
show(starmap(pow, [(2, 3), [3, 2]]), starmap(max, ['ab']), zip_longest('abc', [1], fillvalue='-'), zip_longest(), zip_longest('ab', 'c'))
for key, group in groupby('aaabbc'):
    print(key, list(group))
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
groups = list(groupby('aab'))
print([list(g) for _, g in groups])
a, b, c = tee(iter('abc' * 40), 3)
print(next(a), next(a), ''.join(b), ''.join(a), ''.join(c))
print(tee([], 0), len(tee('ab')))
print(repr(count()), repr(count(3, 2)), repr(count(1.5)), repr(repeat(1)), repr(repeat('a', 2)), repr(count(1, 1.0)))
print(repeat(1, 5).__length_hint__(), sorted(n for n in dir(itertools) if not n.startswith('__')))
for t in (chain, count, product):
    print(t, t.__module__, t.__name__, t.__qualname__)
print(chain[int], iter(chain()) is not None)


class Loud(chain):
    tag = 'sub'

    def __init__(self, *args, k=None):
        self.k = k


x = Loud('ab', 'c', k=3)
print(x.tag, x.k, list(x))
