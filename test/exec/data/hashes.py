# RUN: %same_as_cpython %s
# XFAIL: *
# Not yet: a few texts of errors differ.
import _md5
import _sha1
import _sha256
import _sha512
import _sha3
import _blake2


def a(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return type(e).__name__, str(e)


makers = [_md5.md5, _sha1.sha1, _sha256.sha224, _sha256.sha256, _sha512.sha384, _sha512.sha512, _sha3.sha3_224, _sha3.sha3_256, _sha3.sha3_384,
          _sha3.sha3_512, _blake2.blake2b, _blake2.blake2s]
for make in makers:
    for n in (0, 1, 55, 56, 63, 64, 65, 71, 72, 111, 112, 127, 128, 129, 135, 136, 143, 144, 1000):
        data = bytes(i * 7 & 255 for i in range(n))
        print(n, make(data).hexdigest())
    h = make()
    for i in range(300):
        h.update(bytes([i & 255]) * (i % 50))
    c = h.copy()
    c.update(b'x')
    print(h.name, h.digest_size, h.block_size, h.hexdigest(), c.hexdigest(), h.digest() == bytes.fromhex(h.hexdigest()))
for shake in (_sha3.shake_128, _sha3.shake_256):
    s = shake(b'abc')
    print(s.name, s.digest_size, s.block_size, s.hexdigest(5), len(s.digest(500)), s.hexdigest(400))
print(_blake2.blake2b(b'abc', digest_size=20, key=b'secret', salt=b'salt', person=b'me').hexdigest(), _blake2.blake2s(b'', key=b'k' * 32).hexdigest())
print(_blake2.blake2b(b'x', fanout=2, depth=3, leaf_size=100, node_offset=5, node_depth=1, inner_size=32, last_node=True).hexdigest())
print(_blake2.blake2s(b'x', fanout=2, depth=3, leaf_size=100, node_offset=5, node_depth=1, inner_size=32, last_node=True).hexdigest())
print(_blake2.blake2b.SALT_SIZE, _blake2.blake2s.MAX_KEY_SIZE, _md5.md5(b'a', usedforsecurity=False).hexdigest(), _sha1.sha1(string=b'a').hexdigest())
print(a(_md5.md5, 'a'), a(_md5.md5().update, 'a'), a(_md5.md5().update, 5), a(_md5.md5, 1, 2), a(_blake2.blake2b, digest_size=65), a(_blake2.blake2b, key=b'x' * 65))
print(_sha256.sha256(bytearray(b'q')).hexdigest(), _sha256.sha256(memoryview(b'q')).hexdigest(), _sha512.sha512(b'a' * 1000000).hexdigest())
