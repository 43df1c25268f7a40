# RUN: %same_as_cpython %s
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 0**-1, lambda: pow(3, 2, 0),
          lambda: 10**30 // 0, lambda: 10**30 % 0, lambda: 10**30 / 0):
    try:
        f()
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
