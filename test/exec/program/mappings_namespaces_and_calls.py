# RUN: %same_as_cpython %s
def t(f):
    try: print('ok',f())
    except BaseException as e: print(type(e).__name__,e)
class D(dict):
    def __getitem__(s,k): return 'gi'
    def keys(s): return ['x']
d={}; d.update(D(a=1)); print(d, dict(D(a=1)), {**D(a=1)})
class M:
    def keys(s): return iter('ab')
    def __getitem__(s,k): return k*2
print(dict(M()), {**M()}); 
def f(**k): return k
print(f(**M()))
t(lambda: f(**5)); t(lambda: f(*5)); t(lambda: f(a=1,**{'a':2})); t(lambda: dict(**{'a':1},a=2)); t(lambda: [].append(**{'a':1}, **{'a':2}))
class A:
    def m(self,**k): pass
t(lambda: A().m(**{'x':1},**{'x':2})); t(lambda: len(*5)); t(lambda: A.m(*5)); t(lambda: A().m(**5)); t(lambda: (lambda **k:k)(**{'a':1},**{'a':1}))
x=[1,2,3]
try: x.foo
except AttributeError as e: print(e)
import sys
print({1:2}.__or__({3:4}), {}.__eq__(1), {1}.__or__([1]), {1}.__contains__(1))
print([1,2,3].__class_getitem__(int) if 0 else list[int], dict[str,int], tuple[int,...], set[int], frozenset[int])
print(isinstance([], list), issubclass(bool,int), list.__mro__, type([].append), [].append.__name__, list.append.__qualname__)
print(list.__hash__, dict.__hash__, set.__hash__, [].__doc__[:8])
gl=globals(); gl['newname']=5; print(newname, 'x' in gl, gl['x'])
x=9; print(gl['x']); del x; print('x' in gl); gl['x']=10; print(x); del gl['x']
try: x
except NameError as e: print(e)
def useg():
    global zz
    zz=1
    return zz
useg(); print('zz' in globals(), list(globals())[-3:])
print(sum([[1],[2]],[]), list(map(max,[1,5],[3,2])), dict(zip('abc',range(3))), [*zip(*[(1,2),(3,4)])])
s='hello world'; print({c:s.count(c) for c in s}, sorted(set(s)), ''.join(reversed(s)))
a=[[0]*3 for _ in range(2)]; a[0][1]=5; print(a); a[1][:2]=[7,8]; print(a, a[0]+a[1], [r[::-1] for r in a])
big={i:str(i) for i in range(10000)}
for i in range(0,10000,3): del big[i]
print(len(big), list(big.items())[:3], sum(big), max(big.values()))
from_keys=dict.fromkeys(range(5),[]); from_keys[0].append(1); print(from_keys)
print(min({3:1,1:2}), max([(1,'a'),(1,'b')]), sorted({'b':1,'a':2}.items(), key=lambda kv: kv[1]))
def fo():
    for i in range(3):
        yield i
    else:
        yield 'else'
print(list(fo()), tuple(fo()), set(fo()), [*fo(), *fo()])
print((lambda *a, **k: (a,k))(*[1,2], *(3,), **{'a':1}, **{'b':2}))
it=iter([1,2,3]); print(list(zip(it,it)), next(it,None))
e=enumerate('abc',start=10); print(next(e), list(e))
l=list(range(20)); 
for i in l:
    if i%2==0: l.remove(i)
print(l)
nested={'a':[1,{'b':(2,3)}]}; nested['a'][1]['c']={4}; print(nested, nested=={'a':[1,{'b':(2,3),'c':{4}}]})
t(lambda: {1:2}<{1:3}); t(lambda: {1}+{2}); t(lambda: [1]-[1]); t(lambda: (1)[0]); t(lambda: None[0]); t(lambda: [1][[]]); t(lambda: [1].__getitem__('a'))
