# RUN: %same_as_cpython %s
def half(x):
    return x / 2

def use(n):
    t = 0
    for i in range(n):
        t += half(i)
        if i == 3:
            globals()['half'] = lambda x: x * 1000
    return t

print(use(6))


class Point:
    def __init__(self, x):
        self.x = x

    def shift(self, by):
        self.x += by
        return self.x

class Other:
    def shift(self, by):
        return -by

class Sub(Point):
    pass

class Deep(Sub):
    def __getattribute__(self, name):
        if name == 'shift':
            return lambda by: ('deep', by)
        return super().__getattribute__(name)

def moved(objects):
    return [o.shift(2) for o in objects for _ in range(2)]

objects = [Point(1), Other(), Sub(5), Point(0.5), Deep(1)]
print(moved(objects))
own = Point(3)
own.shift = lambda by: 'own'
print(moved([own]))
Point.shift = lambda self, by: ('patched', self.x, by)
print(moved(objects))
Other.shift = staticmethod(lambda by: 'static')
print(moved(objects))
del Point.shift
try:
    moved(objects)
except AttributeError as e:
    print(e)
print(Sub.__dict__.get('shift'), use.__code__.co_name)
half.__defaults__ = (7,)
try:
    print(use(2))
except TypeError as e:
    print(e)
