# RUN: %same_as_cpython %s
a = bytearray(b'abc')
a.append(100); a.extend(b'ef'); a[0] = 65; a += b'!'; a.insert(1, 66)
print(a, len(a), a[1:3], a.pop(), a.pop(0), a, a == b'Bbcdef', bytes(a))
a[1:3] = b'XYZ'; del a[0]; a.reverse(); a.remove(ord('f'))
print(a, a.find(b'Z'), a.decode(), bytearray(3), bytearray('é', 'utf-8'), a * 2)
try:
    a[0] = 256
except ValueError as e:
    print(e)
