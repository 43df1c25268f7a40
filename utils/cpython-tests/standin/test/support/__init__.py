"""The names of test.support that the tests use; what is about CPython itself skips."""
import contextlib
import gc
import io
import sys
import unittest

verbose = False
failfast = False
is_jython = is_android = is_emscripten = is_wasi = False
has_subprocess_support = has_fork_support = has_socket_support = False
MAX_Py_ssize_t = sys.maxsize
_1M, _1G, _2G, _4G = 2 ** 20, 2 ** 30, 2 ** 31, 2 ** 32
MISSING_C_DOCSTRINGS = False
HAVE_DOCSTRINGS = True
SHORT_TIMEOUT, LONG_TIMEOUT, LOOPBACK_TIMEOUT = 30.0, 300.0, 5.0
PGO = PGO_EXTENDED = False
use_resources = None
TEST_HOME_DIR = "."


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def _same(item):
    return item


cpython_only = unittest.skip("about CPython itself")
refcount_test = unittest.skip("about reference counts")
no_tracing = requires_IEEE_754 = requires_docstrings = _same


def impl_detail(msg=None, **guards):
    return unittest.skip(msg or "about CPython itself")


def check_impl_detail(**guards):
    return False


def _needs(what):
    def decorator(*args, **keywords):
        return unittest.skip("needs " + what)
    return decorator


requires_subprocess = _needs("processes")
requires_fork = _needs("fork")
requires_working_socket = _needs("sockets")
requires_resource = _needs("a resource")
requires_debug_ranges = _needs("debug ranges")
requires_zlib = _needs("zlib")
requires_legacy_unicode_capi = unittest.skip("needs the C API")
bigaddrspacetest = unittest.skip("needs much memory")
skip_if_pgo_task = _same
skip_if_sanitizer = lambda *args, **keywords: _same
bigmemtest = lambda *args, **keywords: unittest.skip("needs much memory")
precisionbigmemtest = bigmemtest
run_with_locale = lambda *args, **keywords: unittest.skip("needs locales")
run_with_tz = run_with_locale


def requires(resource, msg=None):
    raise ResourceDenied(resource)


def is_resource_enabled(resource):
    return False


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    raise unittest.SkipTest("needs compile()")


def check_sizeof(test, o, size):
    raise unittest.SkipTest("about CPython's layouts")


def calcobjsize(fmt):
    raise unittest.SkipTest("about CPython's layouts")


calcvobjsize = calcobjsize


def run_unittest(*classes):
    pass


def run_doctest(module, verbosity=None, optionflags=0):
    pass


def gc_collect():
    gc.collect()
    gc.collect()


def sortdict(dict):
    return "{" + ", ".join("%r: %r" % (key, dict[key]) for key in sorted(dict)) + "}"


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest("%r has no attribute %r" % (obj, name))


def findfile(filename, subdir=None):
    return "test/" + filename


@contextlib.contextmanager
def disable_gc():
    have = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if have:
            gc.enable()


@contextlib.contextmanager
def captured_output(name):
    old = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, old)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    if hasattr(obj, attr):
        old = getattr(obj, attr)
        setattr(obj, attr, new_val)
        try:
            yield old
        finally:
            setattr(obj, attr, old)
    else:
        setattr(obj, attr, new_val)
        try:
            yield
        finally:
            if hasattr(obj, attr):
                delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    missing = object()
    old = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if old is missing else old
    finally:
        if old is not missing:
            obj[item] = old
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    old = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(old)


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    old = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(max(max_depth, 200))
        yield
    finally:
        sys.setrecursionlimit(old)


@contextlib.contextmanager
def setswitchinterval(interval):
    yield


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class catch_unraisable_exception:
    def __init__(self):
        self.unraisable = None

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self._old = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def __exit__(self, *args):
        sys.unraisablehook = self._old
        del self.unraisable


def check_free_after_iterating(test, iter, cls, args=()):
    raise unittest.SkipTest("about reference counts")


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    try:
        tp(*args, **kwds)
    except TypeError as error:
        testcase.assertIn("cannot create '", str(error))
    else:
        testcase.fail("%r can be called" % tp)


def subTests(arg_names, arg_values, /, *, _do_cleanups=False):
    names = arg_names.replace(",", " ").split() if isinstance(arg_names, str) else arg_names
    single = len(names) == 1

    def decorator(function):
        def wrapper(self, *args, **keywords):
            for values in arg_values:
                values = (values,) if single else values
                parameters = dict(zip(names, values))
                with self.subTest(**parameters):
                    function(self, *args, **keywords, **parameters)
        wrapper.__name__ = function.__name__
        return wrapper
    return decorator


def maybe_get_event_loop_policy():
    return None


def run_in_subinterp(code):
    raise unittest.SkipTest("no other interpreters")


def patch(test_instance, object_to_patch, attr_name, new_value):
    old = getattr(object_to_patch, attr_name)
    test_instance.addCleanup(setattr, object_to_patch, attr_name, old)
    setattr(object_to_patch, attr_name, new_value)


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class _Extreme:
    def __init__(self, sign):
        self.sign = sign

    def __eq__(self, other):
        return isinstance(other, _Extreme) and other.sign == self.sign

    def __lt__(self, other):
        return self.sign < 0 and not self == other

    def __gt__(self, other):
        return self.sign > 0 and not self == other

    def __le__(self, other):
        return self.sign < 0 or self == other

    def __ge__(self, other):
        return self.sign > 0 or self == other


ALWAYS_EQ = _AlwaysEqual()
NEVER_EQ = _NeverEqual()
LARGEST = _Extreme(1)
SMALLEST = _Extreme(-1)


def __getattr__(name):
    if name.startswith("requires_"):
        return _needs(name[9:])
    raise AttributeError("module %r has no attribute %r" % (__name__, name))
