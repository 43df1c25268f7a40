# RUN: %same_as_cpython %s
# Digits of factorials, Fibonacci numbers, e and pi with big integers only.
def factorial(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r


def fibonacci(n):
    def double(k):
        if k == 0:
            return 0, 1
        a, b = double(k >> 1)
        c = a * (2 * b - a)
        d = a * a + b * b
        return (d, c + d) if k & 1 else (c, d)
    return double(n)[0]


def digits_of_e(n):
    one = 10 ** (n + 10)
    total, term, k = 0, one, 0
    while term:
        total += term
        k += 1
        term //= k
    return str(total // 10 ** 10)


def pi_spigot():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def is_prime(n):
    if n < 4:
        return n > 1
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % a == 0:
            return n == a
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


f = factorial(200)
print(f)
print(len(str(f)), sum(int(c) for c in str(f)), str(f).rstrip('0')[-5:])
for n in (10, 90, 100, 300, 1000):
    print(n, fibonacci(n))
print(digits_of_e(100))
g = pi_spigot()
print(''.join(str(next(g)) for _ in range(120)))
print(isqrt(2 * 10 ** 100), isqrt(10 ** 40) == 10 ** 20)
print([p for p in (2**31 - 1, 2**61 - 1, 2**67 - 1, 2**89 - 1, 10**18 + 9, 561) if is_prime(p)])
print(hex(fibonacci(400)), f'{factorial(30):,}', oct(2**100), f'{-factorial(25):_}', 3**200 % 10**10)
