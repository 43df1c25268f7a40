# RUN: %same_as_cpython %s
registry = []


def register(cls):
    registry.append(cls.__name__)
    cls.tag = cls.__name__.lower()
    return cls


@register
class A: pass


class Base:
    subs = []
    def __init_subclass__(cls, /, kind=None, **kw):
        super().__init_subclass__(**kw)
        Base.subs.append((cls.__name__, kind))


class X(Base, kind='x'): pass
class Y(Base): pass
print(registry, A.tag, Base.subs)
try:
    class Z(Base, other=1): pass
except TypeError as e:
    print(e)
