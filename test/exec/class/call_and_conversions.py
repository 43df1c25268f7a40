# RUN: %same_as_cpython %s
class F:
    def __init__(self, n): self.n = n
    def __call__(self, *a, **k): return (self.n, a, k)
    def __int__(self): return self.n
    def __float__(self): return self.n + 0.5
    def __index__(self): return self.n
    def __complex__(self): return complex(self.n)
    def __str__(self): return f'str{self.n}'
    def __bytes__(self): return b'by'
    def __bool__(self): return self.n > 1


f = F(2)
print(f(), f(1, *[2], k=3), callable(f), int(f), float(f), [0, 1, 2, 3][f], 'abc'[f:], range(f), hex(f), complex(f), str(f), bytes(f), bool(f), not F(1), f'{f}', '%s %d' % (f, f), [1] * f, list(map(F(7), [1, 2])))
