"""Names, operators and texts that a version has or has not."""
for f in (
    lambda: aiter,
    lambda: {} | {},
    lambda: int | str,
    lambda: EncodingWarning,
    lambda: hash(slice(1, 2)),
    lambda: {}[slice(1, 2)],
    lambda: {slice(1): 2},
    lambda: 'abc'.removeprefix('a'),
    lambda: (5).bit_count(),
    lambda: list[int],
    lambda: (1).is_integer(),
    lambda: ExceptionGroup('a', [ValueError()]),
):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
a = {}
try:
    a |= {1: 2}
    print(a)
except TypeError as e:
    print(e)
try:
    "abc"[str()]
except TypeError as e:
    print(e)
try:
    (lambda t: t[3])(int)
except TypeError as e:
    print(e)
print([n for n in ("aiter", "anext", "ExceptionGroup", "EncodingWarning") if hasattr(__builtins__, n)])
print([n for n in ("__or__", "__ior__", "__ror__", "__class_getitem__") if n in dir(dict)], slice.__hash__ is None)


class Slotted:
    __slots__ = ("field",)


try:
    Slotted().field
except AttributeError as e:
    print(e)
try:
    type("X", (object, Slotted), {})
except TypeError as e:
    print(e)
