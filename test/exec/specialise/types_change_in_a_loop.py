# RUN: %same_as_cpython %s
def total(items):
    s = 0
    for x in items:
        s = s + x
    return s

print(total([1, 2, 3]), total([1, 2.5, 3]), total([1.5, 2, True]), total([2 ** 70, 1, 0.5]), total([1, 2j, 3.0]))


class Money:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Money(self.n + getattr(other, 'n', other) * 100)

    def __radd__(self, other):
        return Money(self.n + other * 1000)

    def __lt__(self, other):
        return 'less'

    def __repr__(self):
        return f'Money({self.n})'

print(total([1, Money(5), 2, Money(7), 0.5]))


class Strange(int):
    def __add__(self, other):
        return 'strange'

    def __radd__(self, other):
        return 'radd'

    def __index__(self):
        return 1


class Loud(float):
    def __mul__(self, other):
        print('mul', float(other))
        return float(self) * other

print(total([1, 2]), [1 + Strange(2), Strange(2) + 1, [10, 20, 30][Strange(2)]])


def scale(values, by):
    out = 0.0
    for v in values:
        out += v * by
    return out

print(scale([1.0, 2.0], 0.5), scale([1, 2], 0.5), scale([1.0, Loud(3.0)], 2), scale([Loud(2.0)], 2.0), scale([True, 2], 1.5))


def mixed(n):
    x = 0
    for i in range(n):
        if i == 3:
            x = 0.5
        if i == 6:
            x = 'a'
        if i == 9:
            x = None
        print(i, x if x is None else x + x)

mixed(12)


def compare(a, b):
    r = []
    for i in range(2):
        r += [a < b, a <= b, a == b, a != b, a > b, a >= b]
    return r

nan = float('nan')
for pair in ((1, 2), (1, 1.0), (2 ** 53 + 1, float(2 ** 53)), (nan, nan), (0.0, -0.0), (True, 1), (1, nan)):
    print(pair, compare(*pair))
print(compare(Money(1), 2)[:1])
try:
    compare(1, 'a')
except TypeError as e:
    print(e)
