# RUN: %same_as_cpython %s
from _collections import _count_elements, _tuplegetter


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


d = {'a': 1}
_count_elements(d, 'banana')
print(d)
_count_elements(d, [2**50 - 1, 1.0, 1, True])
print(d)
d = {'a': 2**50 - 1, 'b': 1.5}
_count_elements(d, 'abab')
print(d)


class Slow(dict):
    def __setitem__(self, k, v):
        print('set', k, v)
        super().__setitem__(k, v)


s = Slow()
_count_elements(s, 'aab')
print(s)
attempt(_count_elements, {}, [[]])
attempt(_count_elements, {}, 5)
attempt(_count_elements, {'a': 'x'}, 'a')


class Point(tuple):
    x = _tuplegetter(0, 'first')
    y = _tuplegetter(1, 'second')


p = Point((3, 4))
print(p.x, p.y, Point.x, Point.x.__doc__, Point.x.__reduce__())
attempt(setattr, p, 'x', 1)
attempt(delattr, p, 'x')
attempt(lambda: Point((1,)).y)
attempt(lambda: Point.x.__get__(5, int))
print(Point.x.__get__(None, Point))
