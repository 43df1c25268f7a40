# RUN: %same_as_cpython %s
def f(a: int, b: 'str' = 1) -> float:
    """Doc of f."""


f.x = 5
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.x, f.__dict__, f.__defaults__, f.__annotations__, (lambda: 0).__name__)
class C:
    def m(self):
        def inner():
            pass
        return inner
print(C.m.__qualname__, C().m().__qualname__, C().m.__name__, f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_varnames)
f.__name__ = 'renamed'
print(f.__name__, callable(f), type(f), type(len), type(C().m))
