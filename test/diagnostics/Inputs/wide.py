# Every kind of marshalled constant and a nested function with an exception table.
import math


def f(a, *, b=(1, 2.5, "é", b"x", None, ..., 1j, 2**70, frozenset({1}))):
    try:
        return [x for x in a if x in {1, 2, 3}]
    finally:
        print(math.pi, "long" * 2)


f([1])
