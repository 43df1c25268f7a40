# RUN: %same_as_cpython %s
a = [1]
b = a
c = [1]
print(id(a) == id(b), id(a) == id(c), a is b, a is c, a == c, hash('a') == hash('a'), hash((1, 'x')) == hash((1, 'x')), callable(len), callable(5), callable(int), callable(lambda: 0), callable('a'.upper))
x = 1000
y = x
print(x is y, None is None, id(None) == id(None), isinstance(id(5), int), isinstance(hash(object()), int))
class H:
    def __hash__(self): return 2**70
class Bad:
    def __hash__(self): return 'x'
print(hash(H()) == hash(2**70))
try:
    hash(Bad())
except TypeError as e:
    print(e)
