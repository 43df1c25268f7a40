# RUN: %same_as_cpython %s
class Temp:
    def __init__(self, c):
        self._c = c

    @property
    def f(self):
        """Fahrenheit."""
        return self._c * 9 / 5 + 32

    @f.setter
    def f(self, v):
        self._c = (v - 32) * 5 / 9

    @f.deleter
    def f(self):
        print('deleted')

    @property
    def ro(self):
        return 1


t = Temp(100)
print(t.f)
t.f = 32
print(t._c, t.f, Temp.f.__doc__)
del t.f
for g in (lambda: setattr(t, 'ro', 5), lambda: delattr(t, 'ro')):
    try:
        g()
    except AttributeError as e:
        print(e)
