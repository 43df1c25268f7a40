# RUN: %same_as_cpython %s
from array import array, typecodes


def a(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


print(typecodes)
for c in 'bBhHiIlLqQ':
    x = array(c, [1, 2, 3])
    print(x, x.itemsize, x.typecode, x.tobytes(), [a(x.append, v) for v in (-1, 128, 256, 2**15, 2**16, 2**31, 2**32, 2**63, 2**64, -2**63, -2**64, 1.5, 'x')], x)
for c in 'fd':
    x = array(c, [1, 2.5])
    print(x, x.itemsize, x.tobytes(), a(x.append, 'x'), a(x.append, 1e300), x)
u = array('u', 'héllo')
print(u, u.tounicode(), u[1], a(u.append, 'ab'), a(u.append, 1), u.itemsize)
x = array('i', range(10))
print(x[2:5], x[::-2], x[-1], len(x), 3 in x, 'a' in x, x.index(4), x.count(4), list(x), list(reversed(x)))
x[1:3] = array('i', [7, 7, 7])
x[::5] = array('i', [0, 0, 0])
del x[-1], x[0:2]
del x[::3]
x.insert(1, 99), x.insert(-100, 5), x.insert(100, 6)
print(x, x.pop(), x.pop(0), x.remove(99), x)
x.extend([1, 2]), x.extend(array('i', [3])), x.frombytes(b'\1\0\0\0'), x.fromlist([8, 9]), x.reverse()
print(x, x.tolist(), x + x, x * 2, 2 * array('b', [1]), x == array('i', x), x < array('i', [100]), array('i', [1]) == array('d', [1.0]), x != [1])
y = x
y += array('i', [5])
y *= 2
print(y is x, x)
s = array('h', [1, 256])
s.byteswap()
print(s, array('b', b'ab'), array('i', array('b', [1, 2])), array('d', array('i', [1])), bytes(array('b', [1, 2])), bytearray(array('H', [513])))
print(a(array), a(array, 'z'), a(array, 1), a(array, 'i', 'ab'), a(array, 'b', 5), a(array, 'i', b'abc'), a(array, 'b', [300]), a(array, 'i', [1], 2), a(array, 'i', x=1))
print(a(lambda: x[100]), a(lambda: x['a']), a(x.pop, 100), a(array('i').pop), a(x.remove, 12345), a(x.index, 12345), a(lambda: x + [1]), a(x.__setitem__, slice(0, 1), [1]))
print(a(x.__setitem__, 0, 'a'), a(x.extend, array('b', [1])), a(x.fromlist, [1, 'a']), a(x.fromlist, 5), a(x.frombytes, b'abc'), a(x.frombytes, 'abc'), a(lambda: hash(x)), a(x.tounicode))
print(array('i'), x.__reduce_ex__(2), array('i', [1]).__copy__())


class Mine(array):
    def total(self):
        return sum(self)


m = Mine('i', [1, 2, 3])
m.extra = 1
print(m, m.total(), m[1:], type(m[1:]))
match array('i', [1, 2]):
    case [p, q]:
        print(p, q)
