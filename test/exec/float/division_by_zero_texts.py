# RUN: %same_as_cpython %s
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0), lambda: 0.0 ** -1, lambda: 1 / 0.0,
          lambda: 1 % 0.0, lambda: 1 // 0.0):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)
