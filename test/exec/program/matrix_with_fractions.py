# RUN: %same_as_cpython %s
# Determinant, inverse and product of matrices over fractions written by hand.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


class Frac:
    __slots__ = ('n', 'd')

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f'Frac({n}, 0)')
        if d < 0:
            n, d = -n, -d
        g = gcd(n, d) or 1
        self.n, self.d = n // g, d // g

    def _of(x):
        return x if isinstance(x, Frac) else Frac(x)

    def __add__(self, o):
        o = Frac._of(o)
        return Frac(self.n * o.d + o.n * self.d, self.d * o.d)

    __radd__ = __add__

    def __neg__(self):
        return Frac(-self.n, self.d)

    def __sub__(self, o):
        return self + -Frac._of(o)

    def __mul__(self, o):
        o = Frac._of(o)
        return Frac(self.n * o.n, self.d * o.d)

    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Frac._of(o)
        return Frac(self.n * o.d, self.d * o.n)

    def __eq__(self, o):
        o = Frac._of(o)
        return (self.n, self.d) == (o.n, o.d)

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return str(self.n) if self.d == 1 else f'{self.n}/{self.d}'


def determinant(m):
    m = [[Frac(x) for x in row] for row in m]
    det = Frac(1)
    for i in range(len(m)):
        pivot = next((r for r in range(i, len(m)) if m[r][i]), None)
        if pivot is None:
            return Frac(0)
        if pivot != i:
            m[i], m[pivot] = m[pivot], m[i]
            det = -det
        det *= m[i][i]
        for r in range(i + 1, len(m)):
            f = m[r][i] / m[i][i]
            m[r] = [a - f * b for a, b in zip(m[r], m[i])]
    return det


def inverse(m):
    n = len(m)
    a = [[Frac(x) for x in row] + [Frac(int(i == j)) for j in range(n)] for i, row in enumerate(m)]
    for i in range(n):
        p = next(r for r in range(i, n) if a[r][i])
        a[i], a[p] = a[p], a[i]
        a[i] = [x / a[i][i] for x in a[i]]
        for r in range(n):
            if r != i:
                f = a[r][i]
                a[r] = [x - f * y for x, y in zip(a[r], a[i])]
    return [row[n:] for row in a]


def product(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


m = [[2, -1, 0, 3], [1, 4, -2, 5], [7, 0, 6, -3], [3, 8, 1, 1]]
print(determinant(m), determinant([[1, 2], [2, 4]]))
inv = inverse(m)
for row in inv:
    print(row)
print(product(m, inv))
hilbert = [[Frac(1, i + j + 1) for j in range(7)] for i in range(7)]
print(determinant([[1, 2, 3], [4, 5, 6], [7, 8, 10]]), sum((inverse([[6 // (i + j + 1) + 3 * (i == j) for j in range(4)] for i in range(4)])[0]), Frac(0)))
d = Frac(1)
for i in range(7):
    d = d * hilbert[i][i]
print(d, Frac(3, -6) + 1, 2 * Frac(1, 3), Frac(1, 2) == Frac(2, 4))
try:
    Frac(1) / 0
except ZeroDivisionError as e:
    print(e)
