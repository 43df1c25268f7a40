# RUN: %same_as_cpython %s
def t(f):
    try: print('ok',f())
    except BaseException as e: print(type(e).__name__,e)
def g():
    while True:
        try:
            x = yield 1
            print('got',x)
        except ValueError as e:
            print('caught',e)
            yield 'after'
        finally:
            print('loop')
it=g()
t(lambda: it.send(5))
print(next(it), it.send(5), it.throw(ValueError('v')), next(it))
it.close()
t(lambda: next(it))
t(lambda: it.throw(ValueError('z')))
t(lambda: it.throw(ValueError))
t(lambda: it.throw(ValueError, 'arg'))
t(lambda: it.throw(ValueError, ValueError('inst')))
t(lambda: it.throw(5))
t(lambda: it.throw(ValueError('a'), 5))
t(lambda: it.throw(ValueError, None, 5))
def ign():
    try: yield 1
    except GeneratorExit: yield 2
i=ign(); next(i)
t(i.close)
def ret():
    try: yield 1
    except GeneratorExit: return 5
i=ret(); next(i); t(i.close); t(i.close)
def inner():
    try:
        r = yield 'i1'
        print('inner got', r)
        yield 'i2'
    except KeyError as e:
        print('inner caught', repr(e))
        return 'innerret'
    finally:
        print('inner finally')
def outer():
    r = yield from inner()
    print('outer r', r)
    yield 'o'
o=outer(); print(next(o)); print(o.send('S')); print(o.throw(KeyError('k'))); t(lambda: next(o))
o=outer(); next(o); t(lambda: o.throw(RuntimeError('rt')))
o=outer(); next(o); o.close(); print('closed')
def outer2():
    try: yield from [1,2,3]
    except ValueError as e: print('o2', e); yield 'x'
o=outer2(); next(o); print(o.throw(ValueError('vv'))); t(lambda: next(o))
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>2: raise StopIteration('itval')
        return s.n
    def send(s,v): print('send',v); return s.__next__()
    def throw(s,*a): print('throw',a); raise StopIteration('thrown')
    def close(s): print('close')
def o3():
    r = yield from It()
    print('r=',r)
print(list(o3()))
o=o3(); print(next(o)); print(o.send(9)); t(lambda: o.send(1))
o=o3(); next(o); t(lambda: o.throw(ValueError('1')))
o=o3(); next(o); o.close()
print(It().__next__()); 
def selfref():
    yield next(sr)
sr=selfref(); t(lambda: next(sr))
def si():
    try: yield next(iter([]))
    except StopIteration: print('inside')
    yield 1
    next(iter([]))
s=si(); t(lambda: next(s)); t(lambda: next(s))
def g5():
    yield
s=g5(); print(s.__name__, s.__qualname__, s.gi_running, s.gi_frame is None, s.gi_yieldfrom); next(s); print(s.gi_suspended if hasattr(s,'gi_suspended') else 0); t(lambda: next(s)); print(s.gi_frame)
s.__name__='zz'; print(s.__name__)
print(repr(s)[:26])
gen=(i for i in range(3)); print(gen.__name__, list(gen))
def fin():
    try: yield 1
    finally: print('cleanup')
f=fin(); next(f); f.close()
def excstate():
    try:
        raise KeyError('a')
    except KeyError:
        yield 1
        try: raise ValueError('b')
        except ValueError as e: yield repr(e.__context__)
        raise
e=excstate(); print(next(e))
try: raise TypeError('outer')
except TypeError:
    print(next(e))
t(lambda: next(e))
import sys
def ctx():
    yield sys.exc_info()[1]
try: raise TypeError('T')
except TypeError: print(repr(next(ctx())))
def thrower():
    try: yield
    except ValueError as e: print(repr(e.__context__)); raise KeyError('new')
th=thrower(); next(th)
try: th.throw(ValueError('1'))
except KeyError as e: print(repr(e), repr(e.__context__))
t(lambda: next(iter(It())))
print(next(iter([]),'dflt'), next(g5()))
def gg():
    x = yield
    while x is not None:
        x = yield x*2
q=gg(); next(q); print(q.send(1),q.send(2)); t(lambda:q.send(None))
def lots():
    for i in range(3):
        for j in range(i):
            yield i,j
print(list(lots()))
def tryret():
    for i in [1,2]:
        try:
            yield i
            continue
        finally:
            print('f',i)
print(list(tryret()))
with_gen=[(yield_) for yield_ in (x*y for x in range(3) for y in range(3))]
print(with_gen)
