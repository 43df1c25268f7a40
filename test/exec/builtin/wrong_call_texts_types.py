# RUN: %same_as_cpython %s
for call in (lambda: len(5), lambda: abs('a'), lambda: isinstance(1, 5), lambda: hash([]), lambda: next(5), lambda: iter(5), lambda: min(5), lambda: min([]), lambda: sum(5), lambda: sum(['a']), lambda: sum('ab', ''), lambda: zip(5), lambda: reversed(5), lambda: round('a'),
             lambda: sorted(5), lambda: max(1, 'a'), lambda: ord('ab'), lambda: chr('a'), lambda: bin(1.5), lambda: divmod('a', 1), lambda: list(map(5, [1])), lambda: any(5), lambda: enumerate(5), lambda: list(filter(5, [1])), lambda: pow('a', 2), lambda: issubclass(1, int), lambda: sum([[]], 0), lambda: reversed({1})):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
