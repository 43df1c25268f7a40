# RUN: %same_as_cpython %s
for a in (7.5, -7.5, 0.1, 1e10):
    for b in (2.0, -2.0, 0.3, 3):
        print(a, b, a + b, a - b, a * b, a / b, b / a)
print(-0.0 + 0.0, -0.0 - 0.0, 0.0 * -1, -(0.0), 1e308 * 10, 1e308 + 1e308, 5e-324 / 2, abs(-0.0), abs(-2.5))
