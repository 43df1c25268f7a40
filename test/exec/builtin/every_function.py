# RUN: %same_as_cpython %s
def attempt(f, *a, **k):
    try:
        return repr(f(*a, **k))
    except BaseException as e:
        return type(e).__name__ + ': ' + str(e)
A = attempt
print(A(abs,'a'),A(chr,'a'),A(chr,-1),A(chr,10**30),A(chr,2**40),A(chr,65),A(chr,0x10ffff),A(getattr,1,2),A(hasattr,1,2),A(setattr,1,2,3),A(delattr,1,2))
print(A(divmod,'a',1),A(format,1,2),A(hash,[]),A(iter,1),A(iter,1,2),A(len,1),A(max),A(max,1),A(max,[]),A(min,[]),A(max,[],default=3),A(max,1,2,default=3),A(min,1,2,default=3))
print(A(max,1,'a'),A(min,1,'a'),A(max,1,2,k=3),A(next,1),A(next,iter([])),A(next,iter([]),5),A(ord,'ab'),A(ord,1),A(ord,b'ab'),A(ord,''),A(ord,b'a'),A(ord,bytearray(b'z')))
print(A(pow,1),A(pow,2,3,mod=5),A(pow,base=2,exp=3),A(pow,2,'a',3),A(round,'a'),A(round),A(round,1.5,None),A(round,number=2.5),A(sorted),A(sorted,[1],2),A(sorted,1),A(sorted,[1],kay=2))
print(A(sum),A(sum,['a']),A(sum,['a'],''),A(sum,[b''],b''),A(sum,[bytearray()],bytearray()),A(sum,1),A(sum,[1],start=2),A(vars,1),A(vars,1,2),A(bin,'a'),A(hex,1.5),A(oct,'a'))
print(A(isinstance,1,2),A(issubclass,1,int),A(issubclass,int,1),A(isinstance,1),A(callable),A(ascii,'é\n'),A(all,1),A(any,[0,'']),A(all,[]),A(any,[0,3]),A(all,[1,0]),A(id),A(repr),A(len,[],1),A(abs))
print(A(max,[1,2],key=3),A(min,[1,2],key=None),A(max,None),A(sum,[],[]),A(sum,[[1],[2]],[]),A(getattr,1,'a'),A(getattr,1),A(iter),A(next),A(sum,[1],2,3),A(sum,[1],stat=2),A(max,1,2,key=len))
print(A(format,1,'d',2),A(divmod,1),A(hash),A(round,5,-1,3),A(bin),A(sorted,reverse=1),A(sorted,[1],reverse='a'),A(sorted,[1,2],reverse=1),A(isinstance,1,x=2),A(len,x=1))
print(A(sum,[1.5,2,True]),A(sum,[1e16,1.0,1.0]),A(sum,[0.1]*10),A(sum,[2**62,2**62,2**62,1.5]),A(sum,[2**50]*5),A(sum,range(101)),A(sum,(x*x for x in range(10))),A(sum,[1,2j]),A(sum,{1:2,3:4}),A(sum,[10**30,1]))
print(max(3,1,2),min([3,1,2]),max('abc'),max({'a':1,'b':2}),max([(1,2),(1,3)]),min(1.5,1),max(1,1.0),max(1.0,1),max([1,2,3],key=lambda x:-x),min('bca',key=ord),max([[1],[2]],default=None),min([],default='d'),max(float('nan'),1),max(1,float('nan')))
print(sorted([3,1,2]),sorted('hello'),sorted([1,-2,3],key=abs),sorted([1,-2,3],key=abs,reverse=True),sorted({'b':1,'a':2}),sorted((5,4)),sorted([]))
it = iter([1,2,3,0,5].pop, 0) if False else None
l = [1,2,3,0,5]
print(list(iter(lambda: l.pop(0), 0)), l, callable(len), callable(1), callable(int), callable(lambda: 1))
class K:
    y = 1
    def __init__(self): self.x = 1
k = K()
print(vars(k), getattr(k,'x'), getattr(k,'z',5), hasattr(k,'x'), hasattr(k,'z'), setattr(k,'z',9), k.z, delattr(k,'z'), hasattr(k,'z'), [n for n in dir(k) if n[0] != '_'], [n for n in dir(K) if n[0] != '_'])
print(isinstance(1,int),isinstance(True,int),isinstance(1,(str,int)),isinstance('a',int|str),issubclass(bool,int),issubclass(int,object),issubclass(K,(int,K)),isinstance(k,K),isinstance(None,type(None)))
print(hex(255),hex(-255),oct(8),bin(5),bin(-5),hex(2**70),bin(0),oct(-2**65),ascii('\u20ac'),repr('a'),chr(8364),ord('€'),id(k)==id(k),hash(1)==hash(1.0)==hash(True),hash(-1),hash(-2),hash(2**61-1),hash(2**61),hash(0.5),hash(float('inf')),hash(1e300))
print(divmod(7,-2),divmod(-7,2),divmod(7.5,2),divmod(-7,2.0),divmod(True,True),pow(2,10),pow(2,-1),pow(2,0.5),pow(2,10,1000),pow(3,-1,7),pow(-2,3),pow(0,0),pow(2.0,3))
print(round(2.5),round(3.5),round(-2.5),round(2.675,2),round(1234,-2),round(1250,-2),round(1350,-2),round(-1250,-2),round(0.5),round(1.5),round(1e20),round(1e300,-299),round(123.456,-1),round(5,1),round(True),round(1.005,2),type(round(1.0)),type(round(1.0,0)))
def g():
    yield 1
    return 'ret'
gen = g()
print(next(gen), A(next,gen), A(next,gen), next(g()), next(iter('ab')), list(map(abs,[-1,2])), abs(-0.0), abs(-2**70), abs(3-4j), abs(True))
import builtins
print(builtins.len is len, builtins.__name__, builtins.max is max, A(len,3), A(print,1,x=2))
builtins.my_thing = 5
print(my_thing, type(len), len, abs, A(len.foo) if False else '', len.__name__, print.__name__, len.__module__, len.__qualname__, repr(max))
print(A(exit), A(exit,3), A(quit), A(__import__,1), A(__import__,''), A(__import__), __import__('math').pi, NotImplemented, Ellipsis, __debug__, __name__)
def shadow():
    len = lambda x: 'mine'
    return len([1])
print(shadow(), len([1]))
len = 5
print(len)
del len
print(len([1,2]))
