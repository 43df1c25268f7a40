# RUN: %same_as_cpython %s
import sys


def where(depth=0):
    f = sys._getframe(depth + 1)
    return f.f_code.co_name, f.f_lineno, f.f_globals['__name__']


def outer():
    def inner():
        return [where(n) for n in range(4)]
    x = inner()
    y = (where(),
         where(1))
    return x, y


class C:
    print(where(), where(1), sys._getframe().f_locals is not None, '__module__' in sys._getframe().f_locals)

    def method(self):
        return where(), where(1)

    @property
    def value(self):
        return where(), where(1)

    def __add__(self, other):
        return where(), where(1)

    def __repr__(self):
        return str(where(1))


print(where())
print(outer())
print(C().method())
print(C().value)
print(C() + 1)
print([C()],
      f'{C()!r}')
print(list(map(lambda n: where(n), range(3))))
print(sorted([3, 1, 2], key=lambda n: where()[1]))


def gen():
    yield where(), where(1)
    for n in range(2):
        yield where(), \
            where(1)


for v in gen(): print(v)
print(next(gen()))
print(*(where(n) for n in range(2)))
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
print(sys._getframe(-5).f_lineno)
try:
    sys._getframe('x')
except TypeError as e:
    print(e)
f = sys._getframe()
print(f.f_code.co_name, f.f_back, f.f_globals is globals(), f.f_locals is globals(), f.f_builtins['len'], f.f_trace)
