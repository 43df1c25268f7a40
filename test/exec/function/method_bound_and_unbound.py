# RUN: %same_as_cpython %s
class C:
    def __init__(self, n):
        self.n = n

    def add(self, x):
        return self.n + x


c = C(10)
m = c.add
f = C.add
c.n = 20
print(m(1), f(c, 2), m.__self__ is c, m.__func__ is C.add, list(map(c.add, [1, 2, 3])), c.add == c.add, [].append == [].append, 'a'.join(['x', 'y']), str.upper('abc'), list(map(str.strip, [' a ', 'b '])), dict.get({'a': 1}, 'a'))
