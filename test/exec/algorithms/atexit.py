# RUN: %same_as_cpython %s
import atexit


def say(*args, **kw):
    print(args, kw)


class Broken:
    def __call__(self):
        raise ValueError('in a callback')

    def __repr__(self):
        return '<broken>'


broken = Broken()

atexit.register(say, 1, a=2)
atexit.register(broken)
atexit.register(say, 'gone')
print(atexit.register(print, 'third', 'last', sep='-') is print, atexit._ncallbacks())


@atexit.register
def decorated():
    print('decorated')
    atexit.register(print, 'registered at exit')


def gone():
    print('never')


atexit.register(gone)
atexit.unregister(gone)
atexit.unregister(len)
try:
    atexit.register(5)
except TypeError as e:
    print(e)
print('end')
