# RUN: %same_as_cpython %s
class A:
    pass


class B:
    def total(self):
        return self.v + self.w


a = A()
a.v, a.w = 1, 2
a.__class__ = B
print(a.total(), a.__dict__)


class One:
    def who(self):
        return 1


class Two:
    def who(self):
        return 2


class Child(One):
    pass


c = Child()
print(c.who())
Child.__bases__ = (Two,)
print(c.who(), One.__subclasses__(), Two.__subclasses__(), Child.__mro__)
for value in (5, int):
    try:
        a.__class__ = value
    except TypeError as e:
        print(e)
