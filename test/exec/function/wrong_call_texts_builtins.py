# RUN: %same_as_cpython %s
for call in (lambda: len(), lambda: len(1, 2), lambda: len(5), lambda: abs(), lambda: abs('a'), lambda: chr(), lambda: ord(1, 2), lambda: isinstance(1), lambda: isinstance(1, 5), lambda: hash([]), lambda: next(5), lambda: next(),
             lambda: iter(5), lambda: min(), lambda: min(5), lambda: min([]), lambda: max([], default=1, x=2), lambda: sum(5), lambda: sum(['a']), lambda: sum('ab', ''), lambda: sorted(), lambda: zip(5), lambda: map(), lambda: map(5), lambda: enumerate(), lambda: reversed(5),
             lambda: round('a'), lambda: pow(2), lambda: divmod(1), lambda: print(1, foo=2), lambda: getattr(1), lambda: setattr(1, 'a'), lambda: 5(), lambda: 'abc'(), lambda: None(), lambda: (1, 2)(3), lambda: 'a'.upper(1), lambda: [].append(), lambda: 'a'.split(1), lambda: {}.get(), lambda: len(x=1), lambda: callable(), lambda: int('1', 2, 3), lambda: str(1, 2, 3, 4), lambda: list(1, 2), lambda: bool(1, 2), lambda: type()):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
