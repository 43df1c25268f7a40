# RUN: %same_as_cpython %s
for a in (0, 1, -1, 7, -7, 1000003):
    for b in (1, -1, 3, -3, 1000):
        print(a, b, a + b, a - b, a * b, -a, +a, ~a)
