# RUN: %same_as_cpython %s
class A:
    def f(self): return 'A.f'
class B:
    def f(self): return 'B.f'


a = A()
def call(x): return x.f()
print(call(a), call(B()))
A.f = lambda self: 'patched'
print(call(a))
a.f = lambda: 'instance'
print(call(a), call(A()))
del a.f
a.__class__ = B
print(call(a), type(a).__name__)
del A.f
try:
    call(A())
except AttributeError as e:
    print(e)
