# RUN: %same_as_cpython %s
import zlib


def a(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


data = b''.join(b'%d squared is %d\n' % (i, i * i) for i in range(3000))
for level in range(-1, 10):
    c = zlib.compress(data, level)
    print(level, len(c), zlib.crc32(c), zlib.decompress(c) == data)
for wbits in (-15, 15, 31, 9, -9):
    c = zlib.compress(data, wbits=wbits)
    print(wbits, len(c), zlib.crc32(c) if wbits != 31 else c[:4], zlib.decompress(c, wbits) == data)
print(zlib.crc32(b'abc'), zlib.adler32(b'abc'), zlib.crc32(b'abc', 5), zlib.adler32(b'abc', 2**32 - 5), zlib.crc32(b''), zlib.adler32(b''))
o = zlib.compressobj(9, zdict=b'squared is')
parts = [o.compress(data[:1000]), o.compress(data[1000:]), o.flush(zlib.Z_SYNC_FLUSH), o.compress(b'tail'), o.flush()]
