# RUN: %same_as_cpython %s
class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'N({self.v})'
    def __add__(self, o): return N(f'{self.v}+{o}')
    def __sub__(self, o): return N(f'{self.v}-{o}')
    def __mul__(self, o): return N(f'{self.v}*{o}')
    def __truediv__(self, o): return N(f'{self.v}/{o}')
    def __floordiv__(self, o): return N(f'{self.v}//{o}')
    def __mod__(self, o): return N(f'{self.v}%{o}')
    def __pow__(self, o, m=None): return N(f'{self.v}**{o},{m}')
    def __matmul__(self, o): return N(f'{self.v}@{o}')
    def __and__(self, o): return N(f'{self.v}&{o}')
    def __or__(self, o): return N(f'{self.v}|{o}')
    def __xor__(self, o): return N(f'{self.v}^{o}')
    def __lshift__(self, o): return N(f'{self.v}<<{o}')
    def __rshift__(self, o): return N(f'{self.v}>>{o}')
    def __neg__(self): return N(f'-{self.v}')
    def __pos__(self): return N(f'+{self.v}')
    def __invert__(self): return N(f'~{self.v}')
    def __abs__(self): return N(f'|{self.v}|')
    def __divmod__(self, o): return (self, o)
    def __round__(self, n=None): return f'round {n}'


a = N('a')
print(a + 1, a - 1, a * 1, a / 1, a // 1, a % 1, a ** 1, a @ 1, a & 1, a | 1, a ^ 1, a << 1, a >> 1, -a, +a, ~a, abs(a), divmod(a, 2), pow(a, 2, 3), round(a), round(a, 2))
