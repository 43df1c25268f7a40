# RUN: %same_as_cpython %s
def t(f):
    try: print('ok',f())
    except BaseException as e: print(type(e).__name__,e)
for s in ["set(1,2)","set(x=1)","frozenset(x=1)","frozenset(1,2)","{1}.remove(5)","set().pop()","set([[]])","{1}.remove([])","[] in {1}"]: pass
class S(set): pass
class L(list): pass
class D(dict):
    def __missing__(s,k): return ('missing',k)
class T(tuple): pass
class F(frozenset): pass
fs=[lambda:set(1,2),lambda:set(x=1),lambda:frozenset(x=1),lambda:S(x=1),lambda:{1}.remove(5),lambda:set().pop(),lambda:{1}|[1],lambda:{1}<3,lambda:set([[]]),lambda:{1}.remove([]),lambda:[] in {1},lambda:{1} in {frozenset([1])},lambda:list(x=1),lambda:[].pop(1.5),lambda:[1].index(1,'a'),lambda:[].insert('a',1),lambda:[].sort(1),lambda:[].sort(ky=1),lambda:dict(1),lambda:dict([1]),lambda:dict([(1,2,3)]),lambda:dict(['abc']),lambda:{}.fromkeys(1),lambda:[][None:'a'],lambda:reversed({1}),lambda:reversed(1),lambda:iter(1),lambda:next([]),lambda:enumerate(1),lambda:zip(1),lambda:zip([1],2),lambda:map(1),lambda:map(1,2),lambda:filter(1),lambda:range('a'),lambda:range(),lambda:range(1,2,3,4),lambda:range(1.5),lambda:range(3).index(7),lambda:range(3)['a'],lambda:slice(),lambda:enumerate(),lambda:enumerate([],x=1),lambda:enumerate([],'a'),lambda:zip(foo=1),lambda:iter(1,2),lambda:reversed([],1),lambda:reversed(),lambda:filter(None,1),lambda:filter(None,[],a=1),lambda:map(None,[],a=1),lambda:reversed(x=1),lambda:tuple(1,2),lambda:tuple(x=1),lambda:tuple(1),lambda:list(1),lambda:[1,2].remove(),lambda:[].pop(1,2),lambda:{}.pop(),lambda:{}.setdefault(),lambda:{}.get(),lambda:list.append([],1,2),lambda:[].append(),lambda:[].reverse(1),lambda:[].pop(),lambda:[1].pop(5),lambda:[].remove(1),lambda:[1].index(5),lambda:(1,).index(5),lambda:(1,2).index(1,1),lambda:{}.popitem(),lambda:{}.pop('k'),lambda:{}.pop('k',3),lambda:dict(a=1,**{'b':2}),lambda:dict([(1,2)],a=1),lambda:{}.update([(1,2)],x=3),lambda:{}.update(1,2),lambda:D()['q'],lambda:D(a=1)['a'],lambda:D().get('z')]
for f in fs: t(f)
l=[5,2,9]; l.append(1); l.extend((7,8)); l.insert(0,'a'); print(l, l.index(9), l.count(2), l.copy(), l.pop(0), l.pop()); l.sort(); print(l); l.reverse(); print(l); l.sort(key=lambda x:-x,reverse=True); print(l); l.clear(); print(l)
def modsort():
    l=[3,2,1]
    def k(x): l.append(x); return x
    try: l.sort(key=k)
    finally: print(l)
t(modsort)
def modsort2():
    l=[3,2,1]
    def k(x): raise KeyError(x)
    try: l.sort(key=k)
    finally: print(l)
t(modsort2)
print(L([1,2])==[1,2], L([1])+[2], type(L([1])[:]), repr(L([1])), T((1,2)), T((1,)) == (1,), hash(T((1,2)))==hash((1,2)), F([1]), S([1]), S(), F())
d={'a':1,'b':2,'c':3}
print(d.keys(),d.values(),d.items(),list(reversed(d)),list(reversed(d.items())),d.keys()&{'a'},d.keys()|{'z'}=={'a','b','c','z'},d.keys()-{'a'}=={'b','c'},d.keys()^{'a','q'}=={'b','c','q'},('a',1) in d.items(), d.keys()=={'a','b','c'}, d.keys().isdisjoint({'x'}), d.items()<=d.items(), d.keys()>{'a'})
print(d.setdefault('a',9),d.setdefault('n'),d.pop('a'),d.popitem(),d,d.get('b'),d.get('zz'),d.get('zz',1), d.copy(), {}.fromkeys('ab',0), dict.fromkeys([1,2]))
d.update({'x':1},y=2); d|={'z':3}; d|=[('w',5)]; print(d, d|{'x':9}); d.clear(); print(d)
s={1,2,3}; s.add(4); s.discard(9); s.discard(1); s.update([7],(8,)); print(s, s.union([1],[2]), s.intersection([2,3]), s.difference([2]), s.symmetric_difference([2,100]), s.issubset(range(20)), s.issuperset([2]), s.isdisjoint([99]), s.copy(), frozenset(s).copy())
s.intersection_update([2,3,4]); print(s); s.difference_update([2]); print(s); s.symmetric_difference_update([3,5]); print(s); s-={5}; s|={6}; s&={6,4}; s^={1}; print(s, s.pop() in (1,4,6)); s.clear(); print(s)
print(type(S()|S()), type(F()|F()), type({1}|frozenset()), type(frozenset()|{1}))
for it in (iter([1,2]),iter((1,2)),iter({1:2}),iter({1:2}.values()),iter({1:2}.items()),iter({1}),iter(range(3)),iter('ab'),reversed([1,2]),reversed(range(3)),reversed({1:2}),enumerate([]),zip(),map(len,[]),filter(None,[]),reversed('ab')):
    print(type(it).__name__, it.__length_hint__() if hasattr(it,'__length_hint__') else None, list(it))
print(list(iter(iter([1,2,3,0,5]).__next__,0)))
class Seq:
    def __getitem__(s,i):
        if i>3: raise IndexError
        return i*i
    def __len__(s): return 4
print(list(Seq()), list(reversed(Seq())), 4 in Seq(), [*Seq()], type(iter(Seq())))
class NR:
    __reversed__=None
    def __getitem__(s,i): return 1
    def __len__(s): return 1
t(lambda: reversed(NR()))
class BadIter:
    def __iter__(s): return 5
t(lambda: list(BadIter())); t(lambda: iter(BadIter()))
class K:
    def __init__(s,h): s.h=h
    def __hash__(s): return s.h
    def __eq__(s,o): return isinstance(o,K) and s.h==o.h
    def __repr__(s): return 'K%d'%s.h
d={K(1):1,K(2):2,1:'i'}; print(d[K(1)],d[1],K(3) in d, d); s={K(1),K(1),K(2)}; print(len(s))
class E:
    def __eq__(s,o): raise ValueError('eq')
    def __hash__(s): return 1
t(lambda: {E():1,E():2}); t(lambda: E() in [1]); t(lambda: [E()]==[E()]); t(lambda: E() in {1:1}); t(lambda: {1,E()})
def chg():
    d={i:i for i in range(5)}
    for k in d:
        del d[k]; d[k+100]=1
t(chg)
print(slice(1,10,2).indices(5), slice(None,None,-1).indices(5), slice(1,2).start, slice(3), slice(-100,100).indices(10))
t(lambda: slice(1).indices(-1)); t(lambda: slice('a').indices(1)); t(lambda: slice(0,1,0).indices(3))
r=range(2,20,4); print(r.start,r.stop,r.step,r.index(6),r.count(6),r.count(7),6.0 in r,r[::-1],r[1:3],hash(r)==hash(range(2,19,4)),r==range(2,19,4),bool(range(0)),range(3)!=range(4), repr(range(5)))
print(range(10**30)[10**29], range(-10**30,10**30,10**29)[3], 10**25 in range(10**30), list(range(10**20,10**20+3)), list(reversed(range(10**20,10**20+3))))
t(lambda: len(range(10**30)))
import builtins
t(lambda: type(int.__dict__)({"a":1})["a"])
print(type.__dict__.__class__.__name__)
m=int.__dict__; t(lambda: m.__setitem__('a',1)); print('real' in m, m.get('zzz'), len(m)>5)
print([1,2,3].__len__(), [1].__contains__(1), (1,2).__add__((3,)), [].__class__, {}.__class__, [3,4].__getitem__(1), {1:2}.__getitem__(1), [1,2].__eq__([1,2]), [1].__eq__(1), [1,2].__iter__().__next__())
x=[1,2,3]; x.__setitem__(0,9); x.__delitem__(1); x.__iadd__([5]); x.__imul__(2); print(x, x.__mul__(2), x.__rmul__(1), x.__reversed__())if 0 else print(x)
l1=[1]; l1[1:1]=l1; l1.extend(l1); l1+=l1; print(l1); l1[:]=iter([1,2]); print(l1); l1*=3; print(l1); l1*=0; print(l1)
print(sorted({3:1,1:2}), sorted([[2],[1]]), sorted('hello', key=str.upper), max([3,1]), min((3,1)), sum([1,2]), any([0,1]), all([]))
print(sorted([1.5,float('inf'),-2.0,0.0]), sorted([True,False,2]), sorted([(1,'b'),(1,'a'),(0,'z')]), sorted([10**20,5,-10**30]))
print([i for i in range(100) if {i:1}.get(i)] == list(range(0,100)), {i:i*i for i in range(5)}, {i%3 for i in range(10)})
a=[1,2,3,4,5,6,7,8,9]; print(a[-3:],a[:-3],a[::3],a[::-3],a[5:2:-1],a[10:],a[-100:2]); a[1:8:3]='xyz'; print(a); del a[::4]; print(a)
