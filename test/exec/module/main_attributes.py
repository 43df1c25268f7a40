# RUN: %same_as_cpython %s
import sys
import math as m
from math import sqrt as root, pi

print(__name__, __doc__, m.__name__, root(16), f'{pi:.3f}', m is sys.modules['math'], type(m), repr(m.sqrt), math.pi if 'math' in globals() else 'no math', sys.modules['__main__'].root is root)
if __name__ == '__main__':
    print('main')
def f():
    import time
    from sys import maxsize
    return time.__name__, maxsize > 0
print(f())
