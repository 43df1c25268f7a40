# RUN: %same_as_cpython %s
# What classes and objects refuse; __getnewargs_ex__; slots of the same names; what __getattr__ raises knows its attribute.
import sys


def attempt(function):
    try:
        print(function())
    except Exception as e:
        print(type(e).__name__, e)


class C:
    pass


class Entries:
    def __mro_entries__(self, bases):
        return ()


attempt(lambda: object.__setattr__(str, "foo", 42))
attempt(lambda: object.__delattr__(C, "foo"))
attempt(lambda: type("Bad", (Entries(),), {}))
attempt(lambda: C().__init__(42))
attempt(lambda: C(42))


class G:
    __slots__ = ["a", "b"]


class H:
    __slots__ = ["b", "a"]


g = G()
g.a, g.b = 1, 2
g.__class__ = H
print(g.a, g.b)


class Missing:
    def __getattr__(self, name):
        raise AttributeError


try:
    Missing().bluch
except AttributeError as e:
    print(e.name, type(e.obj))

u = UnicodeEncodeError("baz", "xxxxx", 1, 5, "foo")
u.start = 1000
print(u)
