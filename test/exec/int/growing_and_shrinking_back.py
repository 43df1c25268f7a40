# RUN: %same_as_cpython %s
n = 1
for _ in range(40):
    n *= 10
print(n)
for _ in range(40):
    n //= 10
print(n, n == 1, type(n))
a, b = 2**80, 2**80 - 5
print(a - b, (a - b) * 2, [10, 20, 30, 40, 50, 60][a - b])
