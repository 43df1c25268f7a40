# RUN: %same_as_cpython %s
# A sieve and a table made of f-strings.
def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b'\0\0'
    i = 2
    while i * i <= n:
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
        i += 1
    return [i for i, f in enumerate(flags) if f]


LIMIT = 20000
primes = sieve(LIMIT)
known = set(primes)


def row(low, high):
    inside = [p for p in primes if low <= p < high]
    twins = sum(1 for p in inside if p + 2 in known)
    gaps = [b - a for a, b in zip(inside, inside[1:])]
    return len(inside), twins, max(gaps), sum(gaps) / len(gaps), inside[0], inside[-1]


head = f"{'range':^15}|{'primes':>8}|{'share':>8}|{'twins':>7}|{'max gap':>8}|{'mean gap':>9}|{'first':>7}|{'last':>7}"
print(head)
print('=' * len(head))
width = 2500
for low in range(0, LIMIT, width):
    count, twins, widest, mean, first, last = row(low, low + width)
    print(f'{low:>6,}-{low + width:<8,}|{count:>8d}|{count / width:>8.2%}|{twins:>7}|{widest:>8}|{mean:>9.4f}|{first:>7,}|{last:>7,}')
print('-' * len(head))
print(f"{'total':^15}|{len(primes):>8}|{len(primes) / LIMIT:>8.2%}|")


def factor(n):
    out = {}
    for p in primes:
        if p * p > n:
            break
        while n % p == 0:
            out[p] = out.get(p, 0) + 1
            n //= p
    if n > 1:
        out[n] = 1
    return out


for n in (360, 9973, 123456, 1001, 2**20, 99999999):
    f = factor(n)
    text = ' × '.join(f'{p}^{e}' if e > 1 else f'{p}' for p, e in f.items())
    check = 1
    for p, e in f.items():
        check *= p ** e
    print(f'{n:>12_} = {text:<30} {check == n!s:>5}')
best = max(range(2, 3000), key=lambda n: sum(factor(n).values()))
print(best, factor(best), f'{sum(primes):,}', f'{primes[-1]:#x}', f'{primes[-1]:e}')
