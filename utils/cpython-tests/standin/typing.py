"""Names of typing for annotations: subscripting any of them gives it back."""


class _Name:
    def __init__(self, name="T", *args, **keywords):
        self.__name__ = name

    def __getitem__(self, index):
        return self

    def __or__(self, other):
        return self

    def __call__(self, *args, **keywords):
        return args[0] if args else self

    def __repr__(self):
        return "typing." + self.__name__


(Any, Optional, Union, Tuple, List, Dict, Set, Callable, Iterable, Iterator, ClassVar, Final, Literal, NoReturn,
 Generic, Sequence, Mapping, Type, overload, cast, final, Annotated) = map(_Name, (
     "Any Optional Union Tuple List Dict Set Callable Iterable Iterator ClassVar Final Literal NoReturn "
     "Generic Sequence Mapping Type overload cast final Annotated").split())
TYPE_CHECKING = False


def TypeVar(*args, **keywords):
    return _Name(*args)


def no_type_check(item):
    return item


def NamedTuple(name, fields):
    from collections import namedtuple
    return namedtuple(name, [field for field, _ in fields])


def TypedDict(name, fields, **keywords):
    return dict


class Protocol:
    def __class_getitem__(cls, item):
        return cls


def runtime_checkable(item):
    return item


def get_type_hints(item, *args):
    return item.__annotations__
