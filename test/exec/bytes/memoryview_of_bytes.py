# RUN: %same_as_cpython %s
m = memoryview(bytearray(b'abcdef'))
print(m[1], m[1:3].tobytes(), m[::2].tolist(), len(m), m == b'abcdef', m.hex('-'), bytes(m), m.readonly, m.nbytes)
m[0] = 65
m[1:3] = b'XY'
print(m.obj)
for f in (lambda: memoryview('a'), lambda: m[9], lambda: memoryview(b'a').__setitem__(0, 1), lambda: m.__setitem__(0, 300)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
