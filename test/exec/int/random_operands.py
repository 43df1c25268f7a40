# RUN: %same_as_cpython %s
# GC-STRESS: 97
# Every operator on operands at the edges of 51, 63 and 64 bits and beyond, chosen at random.

seed = 1
def rnd():
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return seed >> 33
edges = []
for b in (0, 1, 7, 8, 15, 16, 30, 31, 32, 49, 50, 51, 52, 53, 60, 61, 62, 63, 64, 65, 96, 127, 128, 129, 192, 256):
    for d in (-2, -1, 0, 1, 2):
        edges.append((1 << b) + d); edges.append(-(1 << b) + d)
def pick():
    k = rnd() % 4
    if k == 0: return edges[rnd() % len(edges)]
    if k == 1: return edges[rnd() % len(edges)] + rnd() % 100 - 50
    if k == 2:
        v = 0
        for _ in range(rnd() % 6): v = v << 31 | rnd()
        return v if rnd() & 1 else -v
    return rnd() % 200 - 100
def ops(a, b):
    yield 'add', lambda: a + b
    yield 'sub', lambda: a - b
    yield 'mul', lambda: a * b
    yield 'fd', lambda: a // b
    yield 'mod', lambda: a % b
    yield 'dm', lambda: divmod(a, b)
    yield 'td', lambda: a / b
    yield 'and', lambda: a & b
    yield 'or', lambda: a | b
    yield 'xor', lambda: a ^ b
    yield 'inv', lambda: ~a
    yield 'neg', lambda: -a
    yield 'abs', lambda: abs(a)
    yield 'pos', lambda: +a
    yield 'lsh', lambda: a << (b % 130)
    yield 'rsh', lambda: a >> (b % 130)
    yield 'lshn', lambda: a << (b if b < 1000 else -1)
    yield 'rshn', lambda: a >> b
    yield 'pow', lambda: a ** (b % 7)
    yield 'pown', lambda: a ** -(b % 4)
    yield 'powm', lambda: pow(a, abs(b), (a ^ b) or 7)
    yield 'powi', lambda: pow(a, -1, b)
    yield 'cmp', lambda: (a < b, a <= b, a == b, a != b, a > b, a >= b, a is None)
    yield 'cmpf', lambda: (a < float(b), a <= float(b), a == float(b), a > b + 0.5, float(a) == a)
    yield 'hash', lambda: (hash(a), hash(b), hash(a) == hash(float(a)))
    yield 'str', lambda: (str(a), repr(b), hex(a), oct(b), bin(a))
    yield 'fmt', lambda: (f'{a:,}', f'{b:_x}', f'{a:+d}', f'{a:>40}', '%d %x %o' % (a, a, a), f'{a:e}', f'{b:.3f}')
    yield 'int', lambda: (int(str(a)), int(hex(b), 16), int(float(a)))
    yield 'bits', lambda: (a.bit_length(), a.bit_count(), a.as_integer_ratio())
    yield 'bytes', lambda: a.to_bytes(40, 'little', signed=True)
    yield 'frombytes', lambda: int.from_bytes(b.to_bytes(40, 'big', signed=True), 'big', signed=True)
    yield 'round', lambda: (round(a, -2), round(b, -5), round(a))
    yield 'float', lambda: (float(a), a + 0.5, a * 1.5, 1.5 - b, a / 3.0, a // 2.5, a % 2.5)
    yield 'range', lambda: (len(range(a, a + 10, 3)), list(range(a, a + 7, 2)), a in range(b, b + 100), range(a, b)[:3] if abs(b - a) < 10 else 0)
    yield 'sum', lambda: (sum([a, b, a]), sum([a, b], b), max(a, b), min(a, b))
    yield 'dict', lambda: ({a: 1, b: 2}.get(a), a in {b, a}, {float(a): 3}.get(a))
    yield 'bool', lambda: (a and b, not a, bool(b), True + a, a * True, a - False)
    yield 'idx', lambda: ([1, 2, 3][a:b], 'abc'[a:b:1], (1, 2, 3)[b:a])
    yield 'complex', lambda: (a + 1j, a * 1j, complex(a, b) == a)
    yield 'isqrt', lambda: __import__('math').isqrt(a)
    yield 'gcd', lambda: (__import__('math').gcd(a, b), __import__('math').lcm(a, b))
def inplace(a, b):
    x = a; x += b; y = a; y -= b; z = a; z *= b; w = a; w &= b; v = a; v |= b; u = a; u ^= b
    return x, y, z, w, v, u
def loop(a, b):
    t = a
    for i in range(5):
        t = t * 3 + b
        if t > 1 << 80: t -= b << 3
        t ^= i
    return t
def literal(a):
    return (a + 1125899906842623, a - 1125899906842624, a * 2251799813685248, a + 9223372036854775807, a - 9223372036854775808, a & 0xFFFFFFFFFFFFFFFF, a >> 51, a << 51, 1 << 50, a // 1125899906842624, a % 1125899906842623, -a, 1125899906842624 - a, a == 1125899906842624)
n = 250
for i in range(n):
    a, b = pick(), pick()
    for name, f in ops(a, b):
        try: r = f()
        except Exception as e: r = type(e).__name__ + ': ' + str(e)
        print(name, a, b, r)
    print(inplace(a, b), loop(a, b), literal(a))
