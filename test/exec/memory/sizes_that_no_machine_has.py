# RUN: %same_as_cpython %s
# GC-STRESS: 97
def show(f):
    try:
        print(type(f()))
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__, e)


N = 10**15
items = [1]


def multiply():
    global items
    items *= N


for f in (lambda: 'x' * N, lambda: 'xy' * 2**62, lambda: 'x' * 2**64, lambda: [0] * N, lambda: [0] * 2**64,
          lambda: (0,) * N, lambda: b'x' * N, lambda: bytes(N), lambda: bytearray(N), lambda: 1 << 10**17,
          lambda: list(range(N)), lambda: tuple(range(N)), lambda: 'x'.ljust(N), lambda: 'x'.rjust(2**62),
          lambda: 'é'.center(N), lambda: 'x'.zfill(N), lambda: '%*d' % (N, 1), lambda: '%1000000000000000d' % 1,
          lambda: (1).to_bytes(N, 'big'), lambda: ('a' * 10**6).replace('a', 'b' * 10**8),
          lambda: ('x' * 10**8).join(['y'] * 10**5), lambda: (b'a' * 10**6).replace(b'a', b'b' * 10**8),
          lambda: (b'x' * 10**8).join([b'y'] * 10**5), multiply):
    show(f)
print(items)
