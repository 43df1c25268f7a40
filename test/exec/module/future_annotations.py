# RUN: %same_as_cpython %s
from __future__ import annotations


def f(a: Undefined, b: list[int] = None) -> Also.Undefined:
    x: int = 5
    return x


class C:
    n: int
    m: 'str' = 'q'


v: Nope = 3
print(f(1), f.__annotations__, C.__annotations__, __annotations__)
