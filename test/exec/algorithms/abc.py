# RUN: %same_as_cpython %s
from _abc import _abc_init, _abc_register, _abc_instancecheck, _abc_subclasscheck, get_cache_token, _get_dump, _reset_caches


class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns, **kw)
        _abc_init(cls)
        return cls

    def register(cls, sub):
        return _abc_register(cls, sub)

    def __instancecheck__(cls, x):
        return _abc_instancecheck(cls, x)

    def __subclasscheck__(cls, sub):
        return _abc_subclasscheck(cls, sub)


def abstract(f):
    f.__isabstractmethod__ = True
    return f


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class A(metaclass=Meta):
    @abstract
    def run(self): pass

    @abstract
    def stop(self): pass


class B(A):
    def run(self): return 1


class C(B):
    def stop(self): return 2


attempt(A), attempt(B)
print(C().run(), sorted(A.__abstractmethods__), sorted(B.__abstractmethods__), C.__abstractmethods__)
token = get_cache_token()
print(issubclass(int, A), isinstance(3, A), A.register(int), issubclass(int, A), isinstance(3, A), isinstance(True, A), get_cache_token() > token)
print(issubclass(bool, A), issubclass(str, A), issubclass(B, A), isinstance(C(), A), A.register(int))
attempt(A.register, 5), attempt(B.register, A), attempt(issubclass, 5, A)


class Hooked(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, sub):
        return True if hasattr(sub, 'magic') else NotImplemented


class Magic:
    magic = 1


print(isinstance(Magic(), Hooked), isinstance(1, Hooked))


class Bad(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, sub):
        return 5


attempt(issubclass, int, Bad)
registry, cache, negative, version = _get_dump(A)
print(sorted(r().__name__ for r in registry), type(version))
_reset_caches(A)
print(_get_dump(A)[1:3])


class Seq(metaclass=Meta):
    __abc_tpflags__ = 1 << 5


class S(Seq):
    def __len__(self): return 2
    def __getitem__(self, i): return [1, 2][i]


class Other:
    def __len__(self): return 1
    def __getitem__(self, i): return [9][i]


def look(x):
    match x:
        case [*items]:
            return items
        case _:
            return 'no'


print(look(S()), look(Other()), hasattr(Seq, '__abc_tpflags__'))
Seq.register(Other)
print(look(Other()))
class Fake:
    __class__ = C
print(isinstance(Fake(), A))
