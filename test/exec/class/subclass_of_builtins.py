# RUN: %same_as_cpython %s
class L(list):
    def total(self): return sum(self)
class D(dict):
    def __getitem__(self, k): return super().__getitem__(k) * 2
class S(str):
    def shout(self): return self.upper() + '!'
class T(tuple):
    @property
    def first(self): return self[0]


l = L([1, 2]); l.append(3); l.name = 'x'
print(l, l.total(), len(l), l[1:], type(l[1:]).__name__, l + [4], l == [1, 2, 3], isinstance(l, list), l.name)
d = D(a=1); print(d['a'], d.get('a'), d, list(d.items()))
s = S('hi'); print(s.shout(), s + 'x', type(s + 'x').__name__, len(s), {s: 1}['hi'], s == 'hi', f'{s:>4}')
print(T((5, 6)).first, T('ab'), hash(T((1,))) == hash((1,)))
class MyErr(ValueError, KeyError): pass
try:
    raise MyErr('m')
except KeyError as e:
    print(type(e).__name__, e)
