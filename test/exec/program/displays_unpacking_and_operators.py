# RUN: %same_as_cpython %s
a,b=1,2
x,*y,z=[1,2,3,4,5]
print(a,b,x,y,z)
def t(f):
    try: print('ok',f())
    except BaseException as e: print(type(e),e)
def u2(v):
    a,b=v
    return a,b
def u3(v):
    a,*b,c=v
    return a,b,c
t(lambda:u2([1,2])); t(lambda:u2((1,2))); t(lambda:u2('ab')); t(lambda:u2([1]));t(lambda:u2([1,2,3])); t(lambda:u2(5)); t(lambda:u2({1:2,3:4})); t(lambda:u2(range(2))); t(lambda: u2(i for i in range(3)))
t(lambda:u3([1])); t(lambda:u3([1,2])); t(lambda:u3(range(10))); t(lambda: u3(None))
l=[1,2,3,4,5,6]
l[1:3]=[9]; print(l); l[::2]=[0,0,0]; print(l); del l[0]; print(l); del l[::-2]; print(l)
t(lambda:l[10]); t(lambda:l['a']); t(lambda:(1,2)[7]); t(lambda:(1,)['a']); t(lambda:{}[1]); t(lambda:{}[[]]); t(lambda:{[]:1}); t(lambda:{[],1})
def si(i,v): l[i]=v
t(lambda: si(10,1)); t(lambda: si(slice(0,3,2),[1,2,3])); t(lambda: si(slice(0,1),5)); t(lambda: si(slice(0,3,2),5))
def di(i): del l[i]
t(lambda: di(10)); 
print([1,2]+[3],[0]*3,(1,2)*2,3*[1],(1,)+(2,)); t(lambda:[1]+(1,)); t(lambda:(1,)+[1]); t(lambda:[1]*'a'); t(lambda: [1]*1.5)
print([1,2]<[1,3],[1,2]==[1,2],(1,2)>(1,),[1]!=[2],[[1],[2]]==[[1],[2]]); t(lambda:[1]<(1,)); t(lambda:[1]<['a'])
d={'a':1,'b':2}
d['c']=3; del d['a']; print(d, 'b' in d, 'z' in d, len(d)); t(lambda: d['zz'])
for k in d: print(k)
print({**d,'x':1}, [*d,*l], (*d,), {*d}=={'b','c'})
print({1,2}|{3},{1,2}&{2},{1,2}-{2},{1,2}^{2,3}, {1}<{1,2}, {1}=={1})
print(d|{'q':1}, d=={'b':2,'c':3})
r=range(0,10,3); print(r,r[1],r[-1],r[1:],len(r),3 in r,4 in r,r==range(0,12,3), list(r), list(reversed(r)))
print(range(10**20,10**20+5)[2], len(range(5)), range(5)[::-1], list(range(5,0,-2)))
t(lambda: range(3)[5]); t(lambda: range(1,2,0))
def ff():
    d={1:1,2:2}
    for k in d: d[k+10]=1
t(ff)
def ff():
    s={1,2}
    for k in s: s|={k+10}
t(ff)
print(list(zip([1,2,3],'abc')), list(map(lambda x:x*2,[1,2])), list(filter(None,[0,1,2])), list(enumerate('ab',5)))
t(lambda: list(zip([1],[1,2],strict=True)))
t(lambda: list(zip([1,2],[1],strict=True)))
t(lambda: list(zip([1],[1],[1,2],strict=True)))
t(lambda: list(zip([1],[1],[],strict=True)))
t(lambda: [*1]); t(lambda: {**1}); t(lambda: {*1}); t(lambda: print(*1)); t(lambda: print(**1)); 
def f(**k): return k
t(lambda: f(**{'a':1},**{'a':2})); t(lambda: f(a=1,**{'a':2})); t(lambda: f(**{1:2}))
print(iter([1]).__class__ if 0 else 1)
l=[]; l+=[l]; print(l); d={}; d[1]=d; print(d); t2=([],); t2[0]; print(t2)
print(sorted([3,1,2]), sorted('bca',reverse=True), sorted([(2,'b'),(1,'z'),(2,'a')]), sorted([1,2,3],key=lambda x:-x))
t(lambda: sorted([1,'a'])); t(lambda:[].x)
print(slice(1,2),slice(None),slice(1,2,3)==slice(1,2,3), slice(1)<slice(2)); t(lambda: hash(slice(1))); t(lambda: hash([]))
print(hash((1,2,3)),hash(()),hash((1,(2,'a')))==hash((1,(2,'a'))),hash(frozenset([1,2,3])),hash(frozenset()))
print(frozenset([1,2]),set(),frozenset(),{(1,2):3})
match [1,2,3]:
    case [a,*b]: print(a,b)
match {'x':1,'y':2}:
    case {'x':v,**rest}: print(v,rest)
match 5:
    case int(q): print('int',q)
match (1,2):
    case (a,b) if a<b: print('lt')
