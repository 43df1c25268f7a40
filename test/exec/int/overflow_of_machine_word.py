# RUN: %same_as_cpython %s
for base in (2**31, 2**50, 2**51, 2**62, 2**63, 2**64):
    for d in (-1, 0, 1):
        n = base + d
        print(n, -n, n + n, n - 2 * n, n * 3, n * n, n // 2, n % 1000)
x = 2**63 - 1
x += 1
print(x, x - 1 == 2**63 - 1)
