# RUN: %same_as_cpython %s
b = b'hello\x00\xff'
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], list(b), 104 in b, b'ell' in b, b + b'!', b * 2, b == b'hello\x00\xff', b < b'i', repr(b"'"), b'\'"\\\n\t')
print(bytes(3), bytes([1, 2, 255]), bytes('é', 'utf-8'), bytes(b'x'), bytes(), bytes.fromhex('00 ff1A'), b'\x01\xab'.hex(), b'abc'.hex('-'), hash(b'') == hash(''))
