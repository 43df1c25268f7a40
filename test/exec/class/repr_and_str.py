# RUN: %same_as_cpython %s
class OnlyRepr:
    def __repr__(self): return 'R'
class OnlyStr:
    def __str__(self): return 'S'
class Both(OnlyRepr, OnlyStr): pass
class Bad:
    def __repr__(self): return 5
    def __str__(self): return None


print(str(OnlyRepr()), [OnlyRepr()], str(OnlyStr()), f'{Both()} {Both()!r} {Both()!s}', repr({1: OnlyRepr()}), OnlyRepr().__str__())
print(repr(OnlyStr())[:10], OnlyRepr, [OnlyRepr], f'{OnlyRepr}', object.__repr__(OnlyRepr())[:19])
for f in (lambda: repr(Bad()), lambda: str(Bad()), lambda: print(Bad()), lambda: f'{Bad()!r}'):
    try:
        f()
    except TypeError as e:
        print(e)
