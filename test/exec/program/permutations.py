# RUN: %same_as_cpython %s
# Permutations, combinations, partitions, subsets and Gray codes as generators.
def permutations(items):
    if len(items) <= 1:
        yield tuple(items)
        return
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (x,) + rest


def next_permutation(a):
    i = len(a) - 2
    while i >= 0 and a[i] >= a[i + 1]:
        i -= 1
    if i < 0:
        return False
    j = len(a) - 1
    while a[j] <= a[i]:
        j -= 1
    a[i], a[j] = a[j], a[i]
    a[i + 1:] = a[:i:-1]
    return True


def heap(a, n=None):
    n = len(a) if n is None else n
    if n == 1:
        yield a[:]
        return
    for i in range(n):
        yield from heap(a, n - 1)
        k = i if n % 2 == 0 else 0
        if i < n - 1:
            a[k], a[n - 1] = a[n - 1], a[k]


def combinations(items, k):
    if k == 0:
        yield ()
    else:
        for i in range(len(items) - k + 1):
            for tail in combinations(items[i + 1:], k - 1):
                yield (items[i], *tail)


def partitions(n, most=None):
    if n == 0:
        yield []
        return
    for first in range(min(n, most or n), 0, -1):
        for rest in partitions(n - first, first):
            yield [first] + rest


def gray(n):
    if n == 0:
        return ['']
    smaller = gray(n - 1)
    return ['0' + s for s in smaller] + ['1' + s for s in reversed(smaller)]


print([''.join(p) for p in permutations(list('abcd'))])
a, count = [1, 1, 2, 3, 3], 1
seen = [tuple(a)]
while next_permutation(a):
    count += 1
    seen.append(tuple(a))
print(count, len(set(seen)) == count, seen == sorted(seen), seen[-1])
all_heap = [tuple(p) for p in heap([1, 2, 3, 4])]
print(len(all_heap), len(set(all_heap)), all_heap[:5])
print(list(combinations('abcde', 3)), sum(1 for _ in combinations(range(12), 5)))
print(list(partitions(6)), [sum(1 for _ in partitions(n)) for n in range(15)])
print(gray(4), all(sum(x != y for x, y in zip(p, q)) == 1 for p, q in zip(gray(6), gray(6)[1:])))
subsets = [[x for i, x in enumerate('xyz') if mask >> i & 1] for mask in range(8)]
print(subsets, max(permutations((3, 1, 2))), sum(p[0] * p[-1] for p in permutations(tuple(range(6)))))
