# RUN: %same_as_cpython %s
for call in (lambda: int('1', 2, 3), lambda: str(1, 2, 3, 4), lambda: list(1, 2), lambda: bool(1, 2), lambda: type(), lambda: float(1, 2), lambda: tuple(1, 2), lambda: dict(1, 2), lambda: set(1, 2), lambda: int(x=1), lambda: list(a=1), lambda: bytes(1, 2, 3, 4), lambda: slice(), lambda: str(5, 'utf-8'), lambda: int([]), lambda: float([]), lambda: list(5), lambda: dict(5), lambda: set(5), lambda: tuple(5), lambda: frozenset(5), lambda: bytes(None)):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
