# RUN: %same_as_cpython %s
for call in (lambda: len(), lambda: len(1, 2), lambda: abs(), lambda: chr(), lambda: ord(1, 2), lambda: isinstance(1), lambda: next(), lambda: min(), lambda: sorted(), lambda: map(), lambda: map(5), lambda: enumerate(),
             lambda: pow(2), lambda: divmod(1), lambda: getattr(1), lambda: setattr(1, 'a'), lambda: callable(), lambda: len(x=1), lambda: print(1, foo=2), lambda: max([], default=1, x=2), lambda: hash(), lambda: zip(strict=1, x=2), lambda: range(1, 2, 3, 4), lambda: iter()):
    try:
        print(call())
    except TypeError as e:
        print(e)
