# RUN: %same_as_cpython %s
def powers(n):
    x, total = 1, 0
    for i in range(n):
        x = x * 3
        total += x
        if i % 10 == 0:
            print(i, x, total, x - total, -x, ~x, x // 7, x % -7)
    return total

print(powers(60))


def edges():
    for base in (2 ** 50, 2 ** 62, 2 ** 63, -2 ** 50, -2 ** 63):
        x = base - 2
        for step in range(5):
            print(x, x + 1, x * 2, -x, x // -1, x % 10, x << 1, x >> 3, x & 255, x | 1, x ^ -1, x == base, x < base, x / 3)
            x += 1

edges()


def shifts():
    x = 1
    for i in range(70):
        y = x << i
        z = -5 >> i
        print(i, y, z, y >> i)

shifts()


def factorial(n):
    r = 1
    while n > 1:
        r *= n
        n -= 1
    return r

print(factorial(18), factorial(19), factorial(20), factorial(21), factorial(25))


def hashes(text):
    h = 5381
    for c in text:
        h = (h * 33 + ord(c)) & 0xFFFFFFFF
    g = 14695981039346656037
    for c in text:
        g = ((g ^ ord(c)) * 1099511628211) % 2 ** 64
    return h, g

print(hashes('overflow' * 20))
