# RUN: %same_as_cpython %s
# Formats, shapes and strides of memoryview, what items accept, and the texts of errors.


def show(label, f, *args):
    try:
        result = f(*args)
        if isinstance(result, memoryview):
            result = result.format, result.itemsize, result.shape, result.strides, result.nbytes, result.tolist()
        print(label, result)
    except Exception as e:
        print(label, type(e).__name__, e)


data = bytes(range(48, 72))
m = memoryview(data)
for fmt in 'cbBhHiIlLqQnNfd?P':
    show(fmt, m.cast, fmt)
    for value in (0, -1, 1, 300, 2**31, 2**40, 2**63, 2**64, -2**63, 1.5, 'a', b'a', b'ab', None, 1e300):
        target = bytearray(8)
        show((fmt, value), memoryview(target).cast(fmt).__setitem__, 0, value)
        print(target)
for args in ((1,), ('x',), ('B', 1), ('B', [3, 1, 0]), ('B', (1, 2)), ('B', [1.0]), (), ('B', 'B', 'B'), ('<b',), ('@h',),
             ('B', [4, 6]), ('h', [3, 4]), ('B', [2, 3, 4]), ('B', [1] * 65), ('B', [2**40, 2**40])):
    show(args, m.cast, *args)
grid = m.cast('B', [4, 6])
for key in (0, slice(1, 3), (1, 2), (1,), (1, 2, 3), (0, 9), (-1, -1), 'a', ..., (), slice(None, None, -2)):
    show(key, grid.__getitem__, key)
    show(key, m.__getitem__, key)
    w = memoryview(bytearray(data))
    show(key, w.cast('B', [4, 6]).__setitem__, key, 65)
    show(key, w.__setitem__, key, b'ab')
    print(w.tolist())
print(grid.tobytes('F'), grid[::2].tobytes('F'), grid[::-1].tobytes(), grid.hex('-', 3), grid[::2].hex())
for v in (m, m[::2], m[::-1], m[24:], m[::30], grid, grid[::2], grid[1:2], m.cast('h')):
    print(v.c_contiguous, v.f_contiguous, v.contiguous, v.strides, v.shape, v.suboffsets, v.ndim, len(v))
point = memoryview(bytearray(b'x')).cast('B', [])
print(point.shape, point[()], point.tolist(), point.nbytes, point.tobytes())
point[...] = 70
for key in (0, (), ..., slice(0)):
    show(key, point.__getitem__, key)
show('iter', iter, grid)
show('iter', iter, point)
show('two steps', m.cast('h').cast, 'i')
show('strided', m[::2].cast, 'B')
show('zero', memoryview(b'').cast, 'B', [0])
show('orders', m.tobytes, 'x')
show('orders', m.tobytes, 1)
print(m.cast('h') == m, m.cast('b') == m, grid == m, m == data, grid[0:1] == m[:6].cast('B', [1, 6]), m == 'a', m[::2] == data[::2])
nan = memoryview(bytearray(8)).cast('d')
nan[0] = float('nan')
print(nan == nan, memoryview(bytes(8)).cast('d') == memoryview(bytes(8)).cast('q'))
print(hash(m) == hash(data), hash(m.cast('c', [4, 6])) == hash(data))
show('hash', hash, m.cast('h'))
show('hash', hash, memoryview(bytearray()))
show('hash', hash, memoryview(bytearray()).toreadonly())
