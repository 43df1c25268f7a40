# RUN: %same_as_cpython %s
class A: pass
class B(A): pass
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance('a', str | int), isinstance(B(), A), isinstance(A(), B), isinstance(None, type(None)), isinstance(A, type), isinstance(5, object), isinstance([], (tuple, (list, set))))
print(issubclass(B, A), issubclass(bool, int), issubclass(A, (int, A)), issubclass(int, object), type(1), type('a'), type(None), type(type), type(A()).__name__, type(1) == int, type(True) is int, type(print), type(lambda: 0), type([].append), type({}.keys()), type(iter([])), type(x for x in ()), type(range(1)), type(1j), type(NotImplemented), type(ValueError()))
