# RUN: %same_as_cpython %s
def f(a: int, *b: str, c: 2 + 3 = 1, **d: [1]) -> None: pass
class C:
    x: int = 1
    y: list[int]
z: float
print(f.__annotations__, C.__annotations__, __annotations__, hasattr(C, 'y'))
