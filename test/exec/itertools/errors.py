# RUN: %same_as_cpython %s
from itertools import *


def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(type(r).__name__)
        print([type(x) for x in islice(r, 3)])
    except Exception as e:
        print(type(e).__name__, e)


def broken():
    yield 1
    raise ValueError('broken')


for t in (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby,
          islice, pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest):
    print(t.__name__)
    attempt(t)
    attempt(t, 1)
    attempt(t, 'ab', 'cd')
    attempt(t, broken())
    attempt(t, 'ab', key=1)
    attempt(t, 1, 2, 3, 4, 5, 6)
attempt(combinations, 'ab', -1)
attempt(combinations, 'ab', 1.0)
attempt(combinations_with_replacement, 'ab', -1)
attempt(permutations, 'ab', -1)
attempt(permutations, 'ab', 'x')
attempt(product, 'ab', repeat=-1)
attempt(product, 'ab', repeat='x')
attempt(product, 'ab', repeats=1)
attempt(zip_longest, 'ab', fill=1)
attempt(zip_longest, 'ab', fillvalue=1, x=2)
attempt(islice, 'ab', -1)
attempt(islice, 'ab', 'x')
attempt(islice, 'ab', -1, 1)
attempt(islice, 'ab', 0, -1)
attempt(islice, 'ab', 0, 1, 0)
attempt(islice, 'ab', 0, 1, 'x')
attempt(islice, 'ab', 2**70)
attempt(tee, 'ab', -1)
attempt(tee, 'ab', 'x')
attempt(count, 'a')
attempt(count, 1, None)
attempt(repeat, 'a', 'b')
attempt(starmap, len, [1])
attempt(repeat(1).__length_hint__)
attempt(lambda: next(iter(takewhile(1, [1]))))
attempt(lambda: list(groupby([1], 5)))
attempt(lambda: list(accumulate([1, 'a'])))
attempt(type(tee('a')[0]))
attempt(chain.from_iterable)
attempt(lambda: list(chain.from_iterable([1])))
it = chain(broken(), 'x')
print(next(it))
attempt(next, it)
print(next(it))
