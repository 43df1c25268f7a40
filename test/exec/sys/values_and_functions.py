# RUN: %same_as_cpython %s
import sys, time
print(sys.platform, sys.maxsize, sys.maxunicode, sys.byteorder, sys.getrecursionlimit(), sys.float_info, sys.int_info, sys.hash_info)
print(sys.float_info.epsilon, sys.getdefaultencoding(), sys.get_int_max_str_digits(), sys.intern('abc') is sys.intern('abc'))
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: sys.setrecursionlimit(0)); t(lambda: sys.setrecursionlimit('a')); t(lambda: sys.intern(5)); t(lambda: sys.set_int_max_str_digits(5)); t(lambda: sys.exit(5)); t(lambda: sys.exit('a', 'b')); t(lambda: sys.foo); t(lambda: sys.exc_info())
for o in (0, 1, 2**40, 2**100, -5, True, 1.5, '', 'abc', 'é', '€uro', '😀', b'', b'abc', (), (1,2), None, 2+3j, range(3)): print(sys.getsizeof(o), end=' ')
print()
print(time.gmtime(0), time.gmtime(1e9).tm_year, time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(86400*365)), time.asctime(time.gmtime(0)))
a = time.time(); b = time.perf_counter(); c = time.monotonic_ns(); time.sleep(0.01); print(time.time() - a > 0.009, time.perf_counter() > b, time.monotonic_ns() - c >= 10**7, type(time.time_ns()))
t(lambda: time.sleep(-1)); t(lambda: time.sleep('a')); t(lambda: time.gmtime('a')); t(lambda: time.strftime(5)); t(lambda: time.mktime((1,2))); t(lambda: time.struct_time((1,2,3)))
print(sys.modules['sys'] is sys, 'sys' in sys.modules, sys.argv[1:], sys.flags.optimize, sys.implementation.name, sys.stdout.name)
def hook(a, b, c): print('HOOK', a, b, c is not None)
sys.excepthook = hook
print(sys.exception(), sys.copyright[:30])
1/0
