# RUN: %same_as_cpython %s
class C:
    n = 'class'


o = C()
o.x = 1
o.__dict__['n'] = 'instance'
print(o.n, o.__dict__)
o.__dict__.update(a=1, b=2)
o.c = 3
del o.a
print(vars(o), o.b, o.c)
o.__dict__ = {'w': 9}
print(o.w, hasattr(o, 'b'))
many = C()
for i in range(300):
    setattr(many, 'a%d' % i, i)
print(many.a0, many.a150, many.a299, len(vars(many)))
try:
    o.__dict__ = 5
except TypeError as e:
    print(e)
