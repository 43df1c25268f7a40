# RUN: %same_as_cpython %s
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, V) and self.n == o.n
    def __hash__(self): return hash(self.n)
    def __lt__(self, o): return self.n < o.n
    def __le__(self, o): return self.n <= o.n
    def __repr__(self): return f'V{self.n}'


a, b, c = V(1), V(2), V(1)
print(a == c, a != b, a == 1, a < b, a > b, a <= c, b >= a, sorted([b, a, V(0)]), min(b, a), max([a, b]), {a: 'x'}[c], len({a, b, c}), c in [b, a], [b, a].index(c), [a, b] == [c, V(2)], (a, 1) < (b, 0))


class NoHash:
    def __eq__(self, o): return True


try:
    hash(NoHash())
except TypeError as e:
    print(e)
print(NoHash() == 5, 5 == NoHash(), NoHash() != 5, NoHash.__hash__)
try:
    a < 5
except AttributeError as e:
    print(e)
try:
    object() < object()
except TypeError as e:
    print(e)
