# RUN: %same_as_cpython %s
import _struct as S


def a(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


for o in '@=<>!':
    for c in 'bBhHiIlLqQnNP?':
        values = (0, 1, -1, 127, 128, 255, 40000, 65535, -32768, 2**31 - 1, 2**31, -2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64 - 1, 2**64, -2**63, 'x', 1.5, True, None)
        print(o + c, [a(S.pack, o + c, v) for v in values])
    for c in 'efd':
        values = (0, 1.5, -0.0, 1e300, 70000, 65504.0, 65520.0, 5.96e-8, 2.98e-8, 1e-40, float('inf'), float('nan'), 3.14159, 10**400, 'x', 2049, 2051, 1 / 3)
        print(o + c, [a(S.pack, o + c, v) for v in values])
        for v in values[:4] + values[5:6]:
            p = a(S.pack, o + c, v)
            if isinstance(p, bytes):
                print(S.unpack(o + c, p))
    print(a(S.pack, o + 'c', 'a'), a(S.pack, o + 'c', b'ab'), a(S.pack, o + 's', 'a'), a(S.pack, o + 'p', 1), a(S.pack, o + '4s2p3p0s', b'ab', b'abc', b'xyz', b''))
for f in ('', 'bhilqd', '=bhilqd', 'xxi', 'b3xh', '3h', '0i', 'b0i', '5s', 'c5p', ' i  h\n', '2?', 'bq', '@bP', '<bP', 'z', '3', '99999999999999999999i', 'i\0', '3\0', '2x3b', 'iz', '&i'):
    print(repr(f), a(S.calcsize, f), a(S.calcsize, f.encode()))
print(S.unpack('<hhl4s?', S.pack('<hhl4s?', 1, -2, 3, b'abcd', True)), S.unpack('>3B2x', b'\1\2\3\0\0'), S.unpack('5p4s', b'\2abcdxy\0\0'), S.unpack('<bBhHiIqQ', bytes(range(200, 230))))
buffer = bytearray(8)
S.pack_into('>h', buffer, 2, 513), S.pack_into('b', buffer, -1, -1)
print(buffer, S.unpack_from('>h', buffer, 2), S.unpack_from('b', buffer, offset=-1), list(S.iter_unpack('>hh', buffer)), S.unpack_from('h', memoryview(buffer)))
print(a(S.pack, 'i'), a(S.pack, 'i', 1, 2), a(S.pack_into, 'i'), a(S.pack_into, 'i', bytearray(4)), a(S.pack_into, 'i', bytearray(4), 0), a(S.pack_into, 'i', bytearray(4), 1, 1))
print(a(S.pack_into, 'i', bytearray(4), -5, 1), a(S.pack_into, 'i', bytearray(4), -2, 1), a(S.pack_into, 'i', bytearray(3), 0, 1), a(S.unpack, 'i', b''), a(S.unpack, 'i'), a(S.unpack, 'i', 'abcd'))
print(a(S.unpack_from, 'i', b'123'), a(S.unpack_from, 'i', b'12345', 2), a(S.unpack_from, 'i', b'12345', -2), a(S.unpack_from, 'i', b'12345', -7), a(S.iter_unpack, 'i', b'123'), a(S.iter_unpack, '', b''))
print(a(S.Struct), a(S.Struct, '\u1234'), a(S.Struct, 1), a(S.pack), a(S.unpack), a(S.calcsize), a(S.Struct('i').pack_into), a(S.Struct('i').unpack_from), a(S.Struct('i').unpack))
s = S.Struct('<hb')
print(s.format, s.size, s.pack(1, 2), s.unpack(b'\1\0\2'), list(s.iter_unpack(b'\1\0\2\3\0\4')), s.iter_unpack(b'\1\0\2\3\0\4').__length_hint__(), s.unpack_from(b'zz\1\0\2', 2))
print(S.error, S.error.__mro__, S.Struct, type(s.iter_unpack(b'')))


class Mine(S.Struct):
    def __init__(self, f, extra):
        super().__init__(f)
        self.extra = extra


m = Mine('i', 5)
print(m.size, m.extra, m.pack(7))
