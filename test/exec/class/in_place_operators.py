# RUN: %same_as_cpython %s
class Acc:
    def __init__(self): self.log = []
    def __iadd__(self, o):
        self.log.append(('iadd', o))
        return self
    def __imul__(self, o): return f'imul {o}'
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return f'sub {o}'
    def __or__(self, o): return f'or {o}'


a = b = Acc()
a += 1
a += 'x'
print(a is b, a.log)
a *= 3
c = d = b
c -= 4
d |= 5
print(a, c, d)
try:
    b /= 2
except TypeError as e:
    print(e)
