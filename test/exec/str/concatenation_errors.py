# RUN: %same_as_cpython %s
for f in (lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' * 'b', lambda: 'a' - 'b', lambda: 'a' * 1.5, lambda: 'a' + None,
          lambda: 'a' + b'b', lambda: -'a', lambda: 'a' < 1, lambda: 'a' in 5, lambda: 5 in 'a'):
    try:
        f()
    except TypeError as e:
        print(e)
