# RUN: %same_as_cpython %s
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, owner, name):
        self.name = '_' + name
        print('set_name', owner.__name__, name)
    def __get__(self, obj, owner):
        return self if obj is None else getattr(obj, self.name, None)
    def __set__(self, obj, v):
        if not isinstance(v, self.t):
            raise TypeError(f'{self.name[1:]} must be {self.t.__name__}')
        setattr(obj, self.name, v)
class NonData:
    def __get__(self, obj, owner): return 'nondata'


class P:
    age = Typed(int)
    name = Typed(str)
    nd = NonData()


p = P()
p.age = 5
print(p.age, p.name, p.nd, isinstance(P.age, Typed), P.nd)
p.nd = 'instance wins'
print(p.nd)
try:
    p.name = 5
except TypeError as e:
    print(e)
