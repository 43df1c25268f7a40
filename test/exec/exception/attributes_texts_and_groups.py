# RUN: %same_as_cpython %s
import sys
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, '|', e, '|', e.args)
t(lambda: BaseExceptionGroup())
t(lambda: BaseExceptionGroup("a"))
t(lambda: BaseExceptionGroup(1,2))
t(lambda: BaseExceptionGroup("x",2))
t(lambda: BaseExceptionGroup("x",[]))
t(lambda: BaseExceptionGroup("x",[1]))
t(lambda: BaseExceptionGroup("x",[ValueError()],k=1))
t(lambda: ExceptionGroup("x",[KeyboardInterrupt()]))
t(lambda: ExceptionGroup("x",{ValueError()}))
t(lambda: ExceptionGroup("x",(ValueError(),)))
class E(BaseExceptionGroup,Exception): pass
t(lambda: E("x",[KeyboardInterrupt()]))
g=ExceptionGroup("x",(ValueError(),))
t(lambda: g.split(1)); t(lambda: g.split((1,2))); t(lambda: g.derive(1)); t(lambda: setattr(g,'message',1))
t(lambda: g.derive([KeyboardInterrupt()])); t(lambda: g.split(ValueError)); t(lambda: str(g)); t(lambda: g.split(lambda e:1))
t(lambda: g.subgroup(lambda e:1) is g); t(lambda: g.exceptions)
class D(ExceptionGroup):
    def derive(self, e): return 1
t(lambda: D("x",[ValueError(),OSError()]).split(ValueError))
t(lambda: g.split())
t(lambda: ValueError(a=1)); t(lambda: OSError(a=1))
t(lambda: setattr(ValueError(),'__suppress_context__',1)); t(lambda: delattr(ValueError(),'__suppress_context__'))
t(lambda: ValueError().__notes__)
t(lambda: UnicodeDecodeError()); t(lambda: UnicodeDecodeError(1,2,3,4,5)); t(lambda: UnicodeDecodeError("a",b"a","x",4,"r"))
t(lambda: SyntaxError("a",())); t(lambda: SyntaxError("a",(1,))); t(lambda: SyntaxError("a",(1,2,3,4,5))); t(lambda: NameError(foo=1))
t(lambda: str(SyntaxError("msg",("f/x.py",3,4,"text")))); t(lambda: str(SyntaxError()))
t(lambda: str(KeyError('')) + str(KeyError()) + str(KeyError(1,2)))
e = OSError(2,'x','f',None,'g'); print(e, repr(e), e.errno, e.strerror, e.filename, e.filename2, type(e), e.args)
print(repr(OSError(1)), repr(OSError(17,'a')), OSError('a','b','c'), OSError(11,'x',5).characters_written)
class MyOS(OSError):
    def __init__(self, a, b): super().__init__(a, b); self.z = b
m = MyOS(2, 'hi'); print(m, m.errno, m.args, m.z, repr(m))
class My2(OSError):
    def __new__(cls, *a): return super().__new__(cls, *a)
print(repr(My2(2,'q')), My2(2,'q').errno)
s = SystemExit(1,2); print(s.code, SystemExit().code, SystemExit(3).code)
s = StopIteration(5,6); print(s.value, StopIteration().value)
i = ImportError('m', name='n', path='p'); print(i, i.msg, i.name, i.path, repr(i))
a = AttributeError('m', name='n', obj=3); print(a, a.name, a.obj)
u = UnicodeEncodeError('ascii', 'aé€😀', 1, 2, 'why'); print(u); u.end = 3; print(u, u.object, u.reason)
print(UnicodeEncodeError('ascii', 'aé€😀', 2, 3, 'why'), UnicodeEncodeError('ascii', 'aé€😀', 3, 4, 'why'))
print(UnicodeDecodeError('utf-8', b'a\xff\xfe', 1, 2, 'why'), UnicodeDecodeError('utf-8', b'a\xff\xfe', 1, 3, 'why'), UnicodeTranslateError('aé', 1, 2, 'r'))
try: raise ValueError('x') from KeyError('y')
except ValueError as v: print(v.__cause__, v.__context__, v.__suppress_context__)
try:
    try: 1/0
    except ZeroDivisionError: raise KeyError('k')
except KeyError as k: print(repr(k.__context__), k.__cause__, k.__suppress_context__)
t(lambda: setattr(ValueError(), '__cause__', 1)); t(lambda: setattr(ValueError(), '__context__', 1)); t(lambda: setattr(ValueError(), '__traceback__', 1)); t(lambda: setattr(ValueError(), 'args', 1))
def r(x):
    raise x
t(lambda: r(1)); t(lambda: r(int)); t(lambda: r(ValueError)); 
def r2(): raise ValueError from 1
t(r2)
def r3(): raise
t(r3)
class Bad(Exception):
    def __new__(cls): return 5
t(lambda: r(Bad))
def m(c):
    try: 1/0
    except c: return 'matched'
t(lambda: m(1)); t(lambda: m((ValueError, 1))); t(lambda: m((ValueError, ArithmeticError))); t(lambda: m(()))
n = ValueError('v'); n.add_note('a'); n.add_note('b'); print(n.__notes__); t(lambda: n.add_note(1)); n.__notes__ = 1; t(lambda: n.add_note('x'))
try:
    try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3), OSError(4)])])
    except* ValueError as eg: print('V', repr(eg))
    except* OSError as eg: print('O', repr(eg)); raise RuntimeError('new')
except BaseException as e: print(repr(e), e.__context__)
try:
    try: raise ValueError('naked')
    except* ValueError as eg: print(repr(eg), sys.exc_info()[1]); raise
except BaseException as e: print(repr(e))
def f():
    try: raise KeyError
    except* 1: pass
t(f)
def f():
    try: raise KeyError
    except* ExceptionGroup: pass
t(f)
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): print('exit', a[0], a[1]); return True
with CM(): raise ValueError('sup')
def f():
    with 5: pass
t(f)
class CM2:
    def __enter__(self): return self
def f():
    with CM2(): pass
t(f)
print(ValueError.__doc__, ExceptionGroup.__mro__, BaseException.__init__.__name__, issubclass(IOError, EnvironmentError))
print(sorted(x for x in dir(ValueError()) if not x.startswith('__')), ValueError('a') == ValueError('a'), ValueError(1).with_traceback(None))
import gc; print(gc.isenabled(), gc.collect() >= 0)
