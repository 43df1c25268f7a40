# RUN: %same_as_cpython %s
class P:
    x = 5

    def __format__(self, spec):
        return f'<{spec}>'


print('{} {}'.format(1, 'a'), '{1} {0} {1}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{{}} {}'.format(3), '{0.x} {0:abc} {0}'.format(P()))
print('{0[1]} {0[0]}'.format([10, 20]), '{d[k]}'.format(d={'k': 'v'}), '{!r} {!s:>5} {!a}'.format('é', 'é', 'é'), '{:{}}|{:>{w}.{p}f}'.format('a', 5, 3.14159, w=8, p=2))
print('{:5}|{:<5}|{:^5}|{:>5}|{:*^7}'.format('ab', 'ab', 'ab', 'ab', 'ab'), '{:.2}'.format('abcdef'), '{:5}|{:<5}|'.format(42, 42), '{:,}'.format(1234567))
print('{a[0][b]}'.format(a=[{'b': 7}]), '{} {x}'.format(1, x=2), '{:s} {:d}'.format('s', 5), '{:é^5}'.format('x'))
