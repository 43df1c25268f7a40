# RUN: %same_as_cpython %s
def counter(start, step):
    n = start
    while True:
        yield n
        n += step


gens = [counter(i, i + 1) for i in range(50)]
for _ in range(20):
    vals = [next(g) for g in gens]
print(sum(vals), vals[:5])


def primes():
    yield 2
    seen, n = [], 3
    while True:
        if all(n % p for p in seen if p * p <= n):
            seen.append(n)
            yield n
        n += 2


def take(n, it):
    return [x for x, _ in zip(it, range(n))]


print(take(15, primes()))
