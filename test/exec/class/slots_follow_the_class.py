# RUN: %same_as_cpython %s
class Base:
    pass


class C(Base):
    pass


c = C()
Base.__len__ = lambda self: 4
print(len(c), bool(c))
Base.__bool__ = lambda self: False
print(bool(c))
del Base.__bool__, Base.__len__
print(bool(c))
try:
    len(c)
except TypeError as e:
    print(e)
Base.__getitem__ = lambda self, i: [10, 20][i]
print(list(c), 20 in c)
Base.__iter__ = lambda self: iter('ab')
print(list(c))
Base.__eq__ = lambda self, other: True
print(c == 3, c != 3)
c.__call__ = lambda: 9
try:
    c()
except TypeError as e:
    print(e)
