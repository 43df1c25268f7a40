# RUN: %same_as_cpython %s
import math
def attempt(f, *a, **k):
    try:
        return repr(f(*a, **k))
    except Exception as e:
        return type(e).__name__ + ': ' + str(e)
A=attempt
vals=[0,1,-1,2,0.5,-0.5,1.5,10,100,-100,1e10,1e308,-1e308,5e-324,float('inf'),float('-inf'),float('nan'),True,10**30,10**400,-10**400,'a',None,3j,[1]]
names=sorted(n for n in dir(math) if n[0]!='_')
print(names)
for n in names:
    f=getattr(math,n)
    if not callable(f):
        print(n,f); continue
    print(n,A(f),A(f,1,2,3,4),A(f,x=1))
    for v in vals:
        if n in('factorial','perm') and isinstance(v,int) and v>10000: continue
        if n in('gamma','lgamma') and v in (10**30,): continue
        print(n,A(f,v))
        if n in ('atan2','copysign','fmod','remainder','pow','nextafter','hypot','gcd','lcm','ldexp','log','dist','isclose','comb','perm','prod'):
            for w in vals:
                if n in('comb','perm') and (isinstance(v,int) and v>10000 or isinstance(w,int) and w>10000): continue
                print(n,A(f,v,w))
print(A(math.fsum,[0.1]*10),A(math.fsum,[1e100,1,-1e100]),A(math.fsum,[]),A(math.fsum,[1e308,1e308]),A(math.fsum,[float('inf'),1]),A(math.fsum,[float('inf'),float('-inf')]),A(math.fsum,['a']),A(math.fsum,[2**53,1.0,1e-100]))
print(A(math.prod,[1,2,3]),A(math.prod,[1.5,2]),A(math.prod,[]),A(math.prod,[2],start=5),A(math.prod,'ab'),A(math.prod,[1],2),A(math.dist,(1,2),(4,6)),A(math.dist,[1,2],[4,6]),A(math.dist,(1,),(1,2)),A(math.hypot,3,4,12),A(math.hypot,*range(20)),A(math.gcd,12,18,27),A(math.lcm,4,6,10),A(math.gcd),A(math.lcm),A(math.comb,100,50),A(math.perm,10,3),A(math.perm,10),A(math.factorial,50),A(math.isqrt,10**40),A(math.log,8,2),A(math.log,2**2000),A(math.isclose,1,1+1e-10),A(math.isclose,1,1.1,rel_tol=0.2),A(math.isclose,1,2,abs_tol=-1))
print(math.pi,math.e,math.tau,math.inf,math.nan,math.__name__,math.sqrt,math.floor(2.7),math.ceil(-2.7),math.trunc(-2.7),math.floor(10**30),math.floor(True))
from math import sqrt, pi as p
print(sqrt(2), p)
