# needs 3.10
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def what(v):
    match v:
        case 0 | 1 | -1:
            return "small"
        case int(n) if n > 100:
            return f"big {n}"
        case str() as s:
            return "text " + s
        case Point(x=0, y=y):
            return f"on the axis at {y}"
        case Point(x, y):
            return f"at {x}, {y}"
        case [Point(), *rest]:
            return f"a point and {len(rest)}"
        case [a, [b, *_], c]:
            return a, b, c
        case []:
            return "empty"
        case {"kind": "circle", "r": r, **rest}:
            return "circle", r, rest
        case {"kind": kind}:
            return kind
        case None | True | False:
            return "singleton"
        case _:
            return "other"


for v in (0, 500, 5, "x", Point(0, 2), Point(3, 4), [Point(1, 1), 2, 3], [1, [2, 3, 4], 5], (), None, True, 1.5,
          {"kind": "circle", "r": 2, "z": 1}, {"kind": "box"}, {"r": 1}):
    print(what(v))

with (
    open("/dev/null") as one,
    open("/dev/null") as two,
):
    print(one.name == two.name)
print(list(zip("ab", [1, 2], strict=True)))
