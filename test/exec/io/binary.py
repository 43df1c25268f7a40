# RUN: %same_as_cpython %s
with open('b.bin', 'wb') as f:
    f.write(bytes(range(10))); f.write(b'\xff\x00')
with open('b.bin', 'rb') as f:
    print(f.read(3), f.tell(), f.seek(-2, 2), f.read(), f.seek(0), f.read(1))
try:
    open('b.bin').read()
except UnicodeDecodeError as e:
    print(e)
