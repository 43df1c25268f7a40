# RUN: %same_as_cpython %s
class I(int):
    def __repr__(self): return 'I(%s)' % int.__repr__(self)
    def hello(self): return 'hi'
class F(float):
    tag = 'f'
class C(complex): pass
class D(int):
    def __new__(cls, v, note):
        self = super().__new__(cls, v)
        self.note = note
        return self
class M:
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __complex__(self): return 1+2j
    def __index__(self): return 7
    def __trunc__(self): return 9
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __round__(self, n=None): return ('round', n)
    def __abs__(self): return 'abs'
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __rpow__(self, o): return ('rpow', o)
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
for v in (0, 5, -3, 2**50, 2**70, -2**130):
    i = I(v)
    i.attr = v
    print(repr(i), i + 1, type(i + 1), type(+i), type(abs(i)), -i, i.attr, i == v, hash(i) == hash(v), i.hello(), {v: 'x'}.get(i), int(i), type(int(i)), float(i), bool(i), i // 2, i % 3, i * i, i << 2, i & 255, ~i, str(i), '%d' % i, isinstance(i, int), type(i), i.real, type(i.real), i.bit_length(), i > 1, i.attr, i.__dict__, type(round(i)), type(i.__index__()))
f = F(2.5); f.x = 1
print(f, f + 1, type(f + 1), type(-f), f.x, f.tag, f == 2.5, hash(f) == hash(2.5), f // 1, f % 2, divmod(f, 2), f ** 2, round(f), int(f), F('3.5'), F(), isinstance(f, float), f.is_integer(), f.hex(), F.fromhex('0x1p3'), type(F.fromhex('0x1p3')), type(f.real), {2.5: 'y'}[f], f > 2, 3 > f, [f], F(7), float(f), type(float(f)))
c = C(1, 2); c.q = 3
print(c, c + 1, type(c + 1), c.q, c == 1+2j, hash(c) == hash(1+2j), c.conjugate(), complex(c), type(complex(c)))
d = D(10**30, 'big'); print(d, d.note, d + 1, D(3, 'small').note, D(3, 'x') * 2)
m = M()
import math
print(int(m), float(m), complex(m), round(m), round(m, 3), abs(m), pow(m, 2), pow(m, 2, 3), 2 ** m, divmod(m, 1), divmod(1, m), math.floor(m), math.ceil(m), math.trunc(m), hex(m), bin(m), oct(m), chr(m), [0]*m, range(m), math.sqrt(m), math.factorial(m), math.gcd(m, 14), complex(m, 3))
class T:
    def __init__(self, v): self.v = v
    def __int__(self): return self.v
    def __float__(self): return self.v
    def __complex__(self): return self.v
    def __index__(self): return self.v
    def __bool__(self): return self.v
    def __round__(self): return self.v
def attempt(f, *a):
    try:
        return repr(f(*a))
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)
for bad in ('s', None, 1.5, 1j, []):
    t = T(bad)
    print(attempt(int, t), attempt(float, t), attempt(complex, t), attempt(bool, t), attempt(hex, t), attempt(round, t), attempt(lambda: [1,2][t]), attempt(math.sqrt, t))
class X:
    def __index__(self): return 12
print(int(X()), float(X()), complex(X()), X().__index__(), int('12', X()), attempt(round, X()), attempt(abs, X()), attempt(math.floor, X()), attempt(math.isqrt, X()))
print(I.from_bytes(b'\x05', 'big'), type(I.from_bytes(b'\x05', 'big')), I('17'), I('ff', 16), I(True), I(2.9))
print(attempt(int.__new__, str), attempt(int.__new__, bool, 1), attempt(int.__new__), attempt(int.__new__, 3), attempt(float.__new__, int), attempt(int.__new__, I, 9))
