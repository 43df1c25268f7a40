# RUN: %same_as_cpython %s
for f in (lambda: range(1.5), lambda: range(), lambda: range(1, 2, 0), lambda: range('a'), lambda: range(3)[3], lambda: range(3).index(7), lambda: range(1, 2, 3, 4), lambda: range(3)['a']):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
