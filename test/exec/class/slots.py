# RUN: %same_as_cpython %s
class P:
    __slots__ = ('x', 'y')

    def __init__(self, x):
        self.x = x


class Q(P):
    pass


p = P(1)
p.y = 2
print(p.x, p.y, hasattr(p, '__dict__'), P.__slots__)
del p.y
for f in (lambda: p.y, lambda: setattr(p, 'z', 1), lambda: p.__dict__):
    try:
        f()
    except AttributeError as e:
        print(e)
q = Q(5)
q.z = 7
print(q.x, q.z, q.__dict__)
