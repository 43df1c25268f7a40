# RUN: %same_as_cpython %s
o = object()
print(type(o), isinstance(o, object), o == o, o != object(), repr(o)[:16], bool(o), str(type(o)), object.__name__, hash(o) == hash(o), o.__class__)
try:
    o.x = 1
except AttributeError as e:
    print(e)
try:
    object(1)
except TypeError as e:
    print(e)
print((5).__add__(6), 'a'.__len__(), [1, 2].__contains__(2), (1).__eq__('a'), {}.__class__, int.__add__(1, 2), (2).__mul__(2.5))
