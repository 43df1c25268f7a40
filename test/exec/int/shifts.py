# RUN: %same_as_cpython %s
print(1 << 0, 1 << 10, 1 << 50, 1 << 51, 1 << 62, 1 << 63, 1 << 64, 1 << 100, -1 << 70)
print(1024 >> 3, -1024 >> 3, -1 >> 100, 5 >> 100, -5 >> 1, (1 << 100) >> 98, -(1 << 100) >> 99, 7 >> 0)
for f in (lambda: 1 << -1, lambda: 1 >> -1):
    try:
        f()
    except ValueError as e:
        print(e)
