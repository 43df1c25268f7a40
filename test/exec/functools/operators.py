# RUN: %same_as_cpython %s
import _operator as o


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


for name in ('add', 'sub', 'mul', 'floordiv', 'truediv', 'mod', 'lshift', 'rshift', 'and_', 'xor', 'or_', 'pow', 'eq', 'ne', 'lt', 'le', 'gt',
             'ge', 'is_', 'is_not', 'iadd', 'isub', 'imul', 'ifloordiv', 'itruediv', 'imod', 'ilshift', 'irshift', 'iand', 'ixor', 'ior', 'ipow'):
    print(name, end=' ')
    attempt(getattr(o, name), 7, 2)
    attempt(getattr(o, name), 'a', None)
    attempt(getattr(o, name), 1)
for name in ('neg', 'pos', 'abs', 'inv', 'invert', 'not_', 'truth', 'index'):
    print(name, end=' ')
    attempt(getattr(o, name), -7)
    attempt(getattr(o, name), 'a')
    attempt(getattr(o, name))
print(o.contains([1], 1), o.indexOf('abc', 'b'), o.countOf([1, 2, 1], 1), o.concat([1], [2]), o.getitem({'a': 1}, 'a'), o.length_hint(range(3)))
x = [1]
print(o.iconcat(x, (2,)) is x, x, o.setitem(x, 0, 9), x, o.delitem(x, 0), x, o.length_hint(5, 3), o.length_hint(iter([1, 2])))
attempt(o.concat, 1, 2), attempt(o.concat, [1], 2), attempt(o.indexOf, [1], 2), attempt(o.countOf, 1, 2), attempt(o.matmul, 1, 2)
attempt(o.length_hint, 1, 'a'), attempt(o.contains, 1, 2), attempt(o.iconcat, 1, 2), attempt(o.setitem, 1, 2, 3), attempt(o.call)
print(o.call(max, 1, 2), o.call(int, '11', base=2))
print(o._compare_digest('a', 'a'), o._compare_digest(b'a', b'b'), o._compare_digest(b'a', bytearray(b'ab')))
attempt(o._compare_digest, 'a', b'a'), attempt(o._compare_digest, 'é', 'é')


class P:
    def __init__(self):
        self.x, self.y = 1, self

    def hello(self, *a, **k):
        return a, k


p = P()
print(o.itemgetter(1)('abc'), o.itemgetter(0, 2)([1, 2, 3]), o.itemgetter('k')({'k': 5}), o.itemgetter(-1)((1, 2)), o.itemgetter(slice(1))([1, 2]))
print(o.attrgetter('x')(p), o.attrgetter('y.y.x', 'x')(p), o.methodcaller('hello')(p), o.methodcaller('hello', 1, k=2)(p), o.methodcaller('upper')('a'))
print(o.itemgetter(1, 'a'), o.attrgetter('a.b', 'c'), o.methodcaller('m', 1, k='v'), o.methodcaller('m'))
print(o.itemgetter(1, 2).__reduce__(), o.attrgetter('a').__reduce__(), o.methodcaller('m', 1).__reduce__())
attempt(o.itemgetter), attempt(o.attrgetter), attempt(o.methodcaller), attempt(o.attrgetter, 1), attempt(o.methodcaller, 1)
attempt(o.itemgetter(1), 'a'), attempt(o.itemgetter(1)), attempt(o.itemgetter(1), 1, 2), attempt(o.attrgetter('z'), p), attempt(o.methodcaller('z'), p)
attempt(o.attrgetter('x.z'), p), attempt(o.itemgetter, 1, k=1), attempt(o.itemgetter(1), 5), attempt(o.attrgetter('x')), attempt(o.methodcaller('x'), 1, 2)
attempt(o.itemgetter('a'), {})
print(sorted([(2, 'a'), (1, 'b')], key=o.itemgetter(0)), sorted([p, p], key=o.attrgetter('x')) == [p, p])
