# Attributes read, written and updated, of one class and of several.
class Vec:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


class Point(Vec):
    scale = 3

    def __init__(self, x, y, z, w):
        super().__init__(x, y, z)
        self.w = w


class Box:
    __slots__ = ('x', 'count')

    def __init__(self, x):
        self.x = x
        self.count = 0


def total(things):
    t = 0
    for o in things:
        t += o.x
    return t


def main(n):
    v = Vec(1, 2, 3)
    p = Point(4, 5, 6, 7)
    b = Box(8)
    for i in range(n):
        v.x += i & 3
        v.y = v.x - v.z
        v.z = p.w
        p.x += p.scale
        p.w = v.y & 255
        b.count += p.x & 1
    mixed = [v, p, b] * 100
    t = 0
    for _ in range(n // 500):
        t += total(mixed)
    print(v.x, v.y, v.z, p.x, p.w, b.count, t)


main(4000000)
