"""A dataclass decorator that needs no exec(): __init__, __repr__, __eq__, __match_args__."""
MISSING = object()


class _Field:
    def __init__(self, default=MISSING, default_factory=MISSING, **keywords):
        self.default, self.default_factory = default, default_factory


def field(**keywords):
    return _Field(**keywords)


def dataclass(kind=None, /, **options):
    def decorate(kind):
        fields = {}
        for base in reversed(kind.__mro__):
            for name in base.__dict__.get("__annotations__", {}):
                fields[name] = base.__dict__.get(name, MISSING)
        names = tuple(fields)

        def __init__(self, *args, **keywords):
            values = dict(zip(names, args), **keywords)
            for name in names:
                value = values.get(name, fields[name])
                if isinstance(value, _Field):
                    value = value.default_factory() if value.default_factory is not MISSING else value.default
                if value is MISSING:
                    raise TypeError("missing argument: %r" % name)
                setattr(self, name, value)

        def __repr__(self):
            return type(self).__qualname__ + "(" + ", ".join("%s=%r" % (n, getattr(self, n)) for n in names) + ")"

        def __eq__(self, other):
            if type(self) is not type(other):
                return NotImplemented
            return all(getattr(self, name) == getattr(other, name) for name in names)
        kind.__init__, kind.__repr__, kind.__eq__, kind.__match_args__ = __init__, __repr__, __eq__, names
        kind.__hash__ = None
        return kind
    return decorate if kind is None else decorate(kind)
