# RUN: %same_as_cpython %s
n = 100
n += 7; print(n)
n -= 200; print(n)
n *= -3; print(n)
n //= 4; print(n)
n %= 50; print(n)
n **= 12; print(n)
n <<= 40; print(n)
n >>= 45; print(n)
n &= 0xffff; print(n)
n |= 0x10000; print(n)
n ^= 0x1111; print(n)
n /= 2; print(n)
