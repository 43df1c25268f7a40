# RUN: %same_as_cpython %s
import _weakref
import gc


class A:
    pass


a = A()
r = _weakref.ref(a)
print(r() is a, r == _weakref.ref(a), hash(r) == hash(a))


def dead():
    return _weakref.ref(A(), lambda ref: print('callback', ref()))


gone = dead()
for i in range(100):
    [i]
gc.collect()
print(gone())
try:
    _weakref.ref(1)
except TypeError as e:
    print(e)
