# RUN: %same_as_cpython %s
class Point:
    dims = 2
    count = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1

    def moved(self, dx, dy=0):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f'Point({self.x}, {self.y})'


p = Point(1, 2)
q = p.moved(5).moved(dx=1, dy=1)
p.z = 9
p.dims = 3
print(p, q, Point.count, p.dims, q.dims, Point.dims, p.__dict__, q.__dict__, p.__class__.__name__, type(p) is Point, isinstance(q, Point), hasattr(q, 'z'))
Point.dims = 7
Point.area = lambda self: self.x * self.y
print(p.dims, q.dims, q.area(), str(q), [p, q])
