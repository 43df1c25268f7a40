# RUN: %same_as_cpython %s
# What a released view refuses, also when it is released in the middle of an operation; a `with` block locks a bytearray.
m = memoryview(b'abc')
known = hash(m)
m.release()
m.release()
for f in (lambda: m[0], lambda: m[:], lambda: len(m), lambda: m.tobytes(), lambda: m.tolist(), lambda: m.shape, lambda: m.obj,
          lambda: memoryview(m), lambda: bytes(m), lambda: m.cast('B'), lambda: m.__enter__(), lambda: m.hex(),
          lambda: b'a' in m, lambda: m.toreadonly(), lambda: m.__setitem__(0, 1), lambda: m.readonly, lambda: b''.join([m]),
          lambda: b'a'.find(m)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(m == m, m == memoryview(b'abc'), m == b'abc', m != m, hash(m) == known, str(m)[:19])


class Index:
    def __index__(self):
        view.release()
        return 2


for f in (lambda: view[Index()], lambda: view.__setitem__(Index(), 1), lambda: view.__setitem__(0, Index()),
          lambda: view[:Index()].tolist(), lambda: view.cast('B', [2, 4])[0, Index()]):
    view = memoryview(bytearray(8))
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

b = bytearray(b'abcdef')
with memoryview(b) as view:
    for f in (lambda: b.append(1), lambda: b.pop(), lambda: b.clear(), lambda: b.extend(b'x'), lambda: b.__delitem__(0),
              lambda: b.__iadd__(b'x'), lambda: b.insert(0, 1), lambda: b.__setitem__(slice(0, 2), b'xyz'),
              lambda: b.remove(97), lambda: b.__imul__(2), lambda: b.__setitem__(slice(0, 2), b'XY')):
        try:
            print(f(), b)
        except BufferError as e:
            print(e)
b.append(33)
print(b)
strided = memoryview(b)[::2]
for f in (lambda: bytes(strided), lambda: bytearray(strided), lambda: b'abc'.find(strided), lambda: b'%b' % strided):
    try:
        print(f(), b)
    except Exception as e:
        print(type(e).__name__, e)
it = iter(memoryview(b))
print(next(it), list(it), list(it), list(reversed(memoryview(b).cast('b'))), 97 in memoryview(b))
