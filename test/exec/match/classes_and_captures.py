# RUN: %same_as_cpython %s
class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Named(Point):
    name = 'n'


def f(p):
    match p:
        case Point(0, 0):
            return 'origin'
        case Named(x, y, name=n) if x > 5:
            return f'named {x} {y} {n}'
        case Point(x=0, y=yy):
            return f'on y at {yy}'
        case Point(x, 1 | 2 as y):
            return f'x {x} y {y}'
        case Point():
            return 'point'
        case int(n) | float(n):
            return f'number {n}'
        case str() as s:
            return f'str {s}'
        case [Point(x=a), Point(x=b)]:
            return f'two {a} {b}'
        case _:
            return 'no'


for p in (Point(0, 0), Named(6, 7), Named(1, 9), Point(0, 5), Point(3, 2), Point(9, 9), 5, 2.5, True, 'abc', [Point(1, 2), Point(3, 4)], None):
    print(f(p))
