# RUN: %same_as_cpython %s
import math


class C:
    """Doc."""
    __slots__ = ('a',)


class D:
    def m(self): pass


def f(): pass


d = D()
def set_slot(): C().b = 1
def del_attr(): del d.x
def set_int(): (5).x = 1
def set_builtin(): int.x = 1
def set_str_attr(): 'a'.upper = 1
for g in (lambda: d.x, lambda: D.x, lambda: C().a, lambda: C().b, set_slot, del_attr, set_int, set_builtin, set_str_attr, lambda: (5).x, lambda: [].x, lambda: 'a'.x, lambda: f.x, lambda: d.m.x, lambda: None.x, lambda: math.x, lambda: {}.x, lambda: (1.5).x, lambda: len.x, lambda: getattr(d, 'y'), lambda: super(D, d).zzz):
    try:
        g()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
try:
    d.abc
except AttributeError as e:
    print(e.name, e.obj is d)
