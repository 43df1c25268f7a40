# RUN: %same_as_cpython %s
def make():
    class Inner(Exception):
        pass
    return Inner


class Outer:
    class Nested(ValueError):
        """Doc."""


try:
    raise Outer.Nested('n')
except ValueError:
    raise make()('local class')
