# RUN: %same_as_cpython %s
class L:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return f'L.radd({o})'
class R:
    def __radd__(self, o): return f'radd({o.__class__.__name__})'
    def __rsub__(self, o): return f'{o}-R'
    def __rmul__(self, o): return f'{o}*R'
    def __rtruediv__(self, o): return f'{o}/R'
    def __rpow__(self, o): return f'{o}**R'
    def __rmod__(self, o): return f'{o}%R'
    def __rlshift__(self, o): return f'{o}<<R'
    def __ror__(self, o): return f'{o}|R'
class Sub(L):
    def __radd__(self, o): return 'Sub first'


print(1 + R(), L() + R(), 5 - R(), 2.5 * R(), [1] * R(), 1 / R(), 2 ** R(), 7 % R(), 1 << R(), {} | R(), L() + Sub(), 'x' + R(), [] + R(), sum([R()], 5))
for f in (lambda: L() + 1, lambda: R() + 1, lambda: L() + L(), lambda: R() - R()):
    try:
        print(f())
    except TypeError as e:
        print(e)
