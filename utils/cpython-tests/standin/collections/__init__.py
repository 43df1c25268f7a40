"""CPython's own collections, with a namedtuple that needs no eval()."""
import sys

import collections.abc
from _library_collections import *
from _library_collections import _count_elements


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = tuple(map(str, field_names))
    filler = dict(zip(fields[len(fields) - len(defaults or ()):], defaults or ()))

    def __new__(cls, *args, **keywords):
        if len(args) > len(fields):
            raise TypeError("%s() takes %d arguments" % (typename, len(fields)))
        values = list(args)
        for name in fields[len(args):]:
            if name in keywords:
                values.append(keywords.pop(name))
            elif name in filler:
                values.append(filler[name])
            else:
                raise TypeError("%s() misses the argument %r" % (typename, name))
        if keywords:
            raise TypeError("%s() got an unexpected keyword argument" % typename)
        return tuple.__new__(cls, values)

    body = {
        "__slots__": (), "_fields": fields, "_field_defaults": filler, "__match_args__": fields, "__new__": __new__,
        "__module__": module or sys._getframe(1).f_globals.get("__name__", "__main__"),
        "_make": classmethod(lambda cls, values: cls(*values)),
        "_asdict": lambda self: dict(zip(fields, self)),
        "_replace": lambda self, **changes: type(self)(**{**dict(zip(fields, self)), **changes}),
        "__repr__": lambda self: type(self).__name__ + "(" + ", ".join(
            "%s=%r" % pair for pair in zip(fields, self)) + ")",
        "__getnewargs__": lambda self: tuple(self),
    }
    for index, name in enumerate(fields):
        body[name] = property(lambda self, index=index: self[index])
    return type(typename, (tuple,), body)
