# Integers of many digits: products, powers, division and digits.
def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def main():
    f = 1
    for i in range(1, 1500):
        f *= i
    g = fibonacci(60000)
    total = 0
    for i in range(2000):
        total += pow(3 + i, 10**60 + i, 2**127 - 1)
    digits = sum(map(int, str(f)))
    q, r = divmod(g, 10**1000 + 7)
    hashes = 0
    x = 0x123456789abcdef
    for i in range(2000000):
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xffffffffffffffff
        hashes ^= x >> 17
    print(digits, total % 1000000007, q % 1000000007, r % 1000000007, hashes)


main()
