# RUN: %same_as_cpython %s
x = 1
del x
class C: pass
o = C()
o.a, o.b = 1, 2
del o.a
l = [1, 2, 3, 4]
d = {'a': 1, 'b': 2}
del l[0], d['a'], l[-1:]
print(hasattr(o, 'a'), o.b, l, d)
try:
    del o.a
except AttributeError as e:
    print(e)
try:
    del x
except NameError as e:
    print(e)
(a, b) = (1, 2)
del (a, b)
print('a' in globals())
