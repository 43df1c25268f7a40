# RUN: %same_as_cpython %s
class A:
    def f(self): return ['A']
class B(A):
    def f(self): return ['B'] + super().f()
class C(A):
    def f(self): return ['C'] + super().f()
class D(B, C):
    def f(self): return ['D'] + super().f()


print(D().f(), [c.__name__ for c in D.__mro__], [c.__name__ for c in D.mro()])
try:
    class X(A, B): pass
except TypeError as e:
    print(e)
class M:
    def g(self): return 'mixin ' + self.f()[0]
class E(M, D): pass
print(E().g(), E().f())
