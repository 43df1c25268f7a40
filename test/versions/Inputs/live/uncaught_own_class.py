"""The module of an exception's class in the report: __main__ too, up to 3.10."""


class Outer:
    class Mine(Exception):
        pass


raise Outer.Mine("text") from KeyError("cause")
