# RUN: %same_as_cpython %s
class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()

    def __exit__(self, t, v, tb):
        print('exit', self.name, t and t.__name__, v)
        return self.swallow


with CM('a') as x, CM('b') as y:
    print(x, y)
with (CM('c', True), CM('d') as z):
    raise ValueError('boo ' + z)
try:
    with CM('e'):
        1 / 0
except ZeroDivisionError as e:
    print('out', e)


def f():
    for i in range(3):
        with CM(f'loop{i}'):
            if i == 0:
                continue
            if i == 1:
                return 'returned'


print(f())
