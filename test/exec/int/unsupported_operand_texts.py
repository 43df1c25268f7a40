# RUN: %same_as_cpython %s
for f in (lambda: 1 + 'a', lambda: 1 - None, lambda: [] * 1.5, lambda: 1 < 'a', lambda: 1 << 1.0, lambda: -'a',
          lambda: ~1.5, lambda: 1 & 2.0, lambda: 2 ** 'x', lambda: 1 // [], lambda: divmod(1, 'a'), lambda: +[]):
    try:
        f()
    except TypeError as e:
        print(e)
n = 1
try:
    n += 'x'
except TypeError as e:
    print(e)
