# RUN: %same_as_cpython %s
class Shape:
    def area(self):
        raise NotImplementedError(f'{type(self).__name__}.area')

    def describe(self):
        return f'{type(self).__name__} {self.area():.2f}'


class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2


class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return 3.14159 * self.r ** 2


class Bad(Shape): pass


for s in (Sq(2), Circle(1.5), Bad()):
    try:
        print(s.describe())
    except NotImplementedError as e:
        print('error', e)
