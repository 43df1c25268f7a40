"""A small unittest for compiled programs: the assertions of TestCase, one line of output per test method."""
import sys

__unittest = True


class SkipTest(Exception):
    pass


class _Unexpected(Exception):
    pass


def skip(reason):
    def decorate(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason) and not isinstance(reason, str):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else skip(reason)(item)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


def _matches(expected, text):
    if not isinstance(expected, str):
        return expected.search(text) is not None
    import re
    return re.search(expected, text) is not None


class _RaisesContext:
    def __init__(self, case, expected, regex=None, msg=None):
        self.case, self.expected, self.regex, self.msg = case, expected, regex, msg

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            names = getattr(self.expected, "__name__", None) or str(self.expected)
            raise self.case.failureException("%s not raised" % names)
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.regex is not None and not _matches(self.regex, str(value)):
            pattern = self.regex if isinstance(self.regex, str) else self.regex.pattern
            raise self.case.failureException("%r does not match %r" % (pattern, str(value)))
        return True


class _WarnsContext:
    def __init__(self, case, expected, regex=None):
        self.case = case

    def __enter__(self):
        raise SkipTest("warnings are not recorded")

    def __exit__(self, *args):
        return False


class _SubTest:
    def __init__(self, case, parameters):
        self.case, self.parameters = case, parameters

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None or not issubclass(kind, Exception):
            return False
        if issubclass(kind, SkipTest):
            return True
        if not self.case._failed_subtests:
            self.case._first_subtest = value
            self.case._first_parameters = self.parameters
        self.case._failed_subtests += 1
        return True


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._failed_subtests = 0
        self._type_equality = {}

    def __init_subclass__(cls, *args, **keywords):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **keywords)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return type(self).__name__ + "." + self._testMethodName

    def shortDescription(self):
        return None

    def __str__(self):
        return self.id()

    def addTypeEqualityFunc(self, kind, function):
        self._type_equality[kind] = function

    def addCleanup(self, function, /, *args, **keywords):
        self._cleanups.append((function, args, keywords))

    @classmethod
    def addClassCleanup(cls, function, /, *args, **keywords):
        cls._class_cleanups.append((function, args, keywords))

    def doCleanups(self):
        while self._cleanups:
            function, args, keywords = self._cleanups.pop()
            function(*args, **keywords)

    def enterContext(self, manager):
        result = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return result

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **parameters):
        return _SubTest(self, (msg, parameters))

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _fail(self, msg, standard):
        if msg is not None:
            standard = "%s : %s" % (standard, msg)
        raise self.failureException(standard)

    def _formatMessage(self, msg, standard):
        return standard if msg is None else "%s : %s" % (standard, msg)

    def assertTrue(self, value, msg=None):
        if not value:
            self._fail(msg, "%r is not true" % (value,))

    def assertFalse(self, value, msg=None):
        if value:
            self._fail(msg, "%r is not false" % (value,))

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second):
            special = self._type_equality.get(type(first))
            if special is not None:
                return special(first, second, msg=msg)
        if not first == second:
            self._fail(msg, "%r != %r" % (first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, "%r == %r" % (first, second))

    def _same(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, "%r != %r" % (first, second))

    assertDictEqual = assertSetEqual = assertMultiLineEqual = _same

    def assertListEqual(self, first, second, msg=None):
        self.assertIsInstance(first, list)
        self.assertIsInstance(second, list)
        self._same(first, second, msg)

    def assertTupleEqual(self, first, second, msg=None):
        self.assertIsInstance(first, tuple)
        self.assertIsInstance(second, tuple)
        self._same(first, second, msg)

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        if len(first) != len(second):
            self._fail(msg, "%r != %r" % (first, second))
        for index in range(len(first)):
            if first[index] != second[index]:
                self._fail(msg, "%r != %r" % (first, second))

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        for item in first:
            if item not in rest:
                self._fail(msg, "%r is not in %r" % (item, rest))
            rest.remove(item)
        if rest:
            self._fail(msg, "left over: %r" % (rest,))

    def assertIs(self, first, second, msg=None):
        if first is not second:
            self._fail(msg, "%r is not %r" % (first, second))

    def assertIsNot(self, first, second, msg=None):
        if first is second:
            self._fail(msg, "identical: %r" % (first,))

    def assertIsNone(self, value, msg=None):
        if value is not None:
            self._fail(msg, "%r is not None" % (value,))

    def assertIsNotNone(self, value, msg=None):
        if value is None:
            self._fail(msg, "is None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, "%r not found in %r" % (member, container))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, "%r found in %r" % (member, container))

    def assertIsInstance(self, value, kind, msg=None):
        if not isinstance(value, kind):
            self._fail(msg, "%r is not an instance of %r" % (value, kind))

    def assertNotIsInstance(self, value, kind, msg=None):
        if isinstance(value, kind):
            self._fail(msg, "%r is an instance of %r" % (value, kind))

    def assertLess(self, first, second, msg=None):
        if not first < second:
            self._fail(msg, "%r not less than %r" % (first, second))

    def assertLessEqual(self, first, second, msg=None):
        if not first <= second:
            self._fail(msg, "%r not less than or equal to %r" % (first, second))

    def assertGreater(self, first, second, msg=None):
        if not first > second:
            self._fail(msg, "%r not greater than %r" % (first, second))

    def assertGreaterEqual(self, first, second, msg=None):
        if not first >= second:
            self._fail(msg, "%r not greater than or equal to %r" % (first, second))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference = abs(first - second)
        if difference <= delta if delta is not None else round(difference, 7 if places is None else places) == 0:
            return
        self._fail(msg, "%r != %r, nearly" % (first, second))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = abs(first - second)
        if difference > delta if delta is not None else round(difference, 7 if places is None else places) != 0:
            return
        self._fail(msg, "%r == %r, nearly" % (first, second))

    def assertRegex(self, text, expected, msg=None):
        if not _matches(expected, text):
            self._fail(msg, "%r does not match %r" % (expected, text))

    def assertNotRegex(self, text, unexpected, msg=None):
        if _matches(unexpected, text):
            self._fail(msg, "%r matches %r" % (unexpected, text))

    def assertRaises(self, expected, *args, **keywords):
        context = _RaisesContext(self, expected)
        if not args:
            return context
        function, *args = args
        with context:
            function(*args, **keywords)

    def assertRaisesRegex(self, expected, regex, *args, **keywords):
        context = _RaisesContext(self, expected, regex)
        if not args:
            return context
        function, *args = args
        with context:
            function(*args, **keywords)

    def assertWarns(self, expected, *args, **keywords):
        raise SkipTest("warnings are not recorded")

    def assertWarnsRegex(self, expected, regex, *args, **keywords):
        raise SkipTest("warnings are not recorded")

    def assertLogs(self, *args, **keywords):
        raise SkipTest("no logging")

    assertNoLogs = assertLogs

    # The names before 3.2, some of which CPython's own tests still use.
    assertEquals = assertEqual
    assert_ = assertTrue
    failUnless = assertTrue


class IsolatedAsyncioTestCase(TestCase):
    @classmethod
    def setUpClass(cls):
        raise SkipTest("no asyncio")


class TestSuite:
    def __init__(self, tests=()):
        self.tests = list(tests)

    def addTest(self, test):
        self.tests.append(test)


class TestLoader:
    def loadTestsFromTestCase(self, kind):
        return TestSuite()


defaultTestLoader = TestLoader()


def _one_line(error):
    try:
        text = str(error)
    except BaseException as other:
        text = "str() raised " + type(other).__name__
    text = type(error).__name__ + ": " + ascii(text)[1:-1]
    return text if len(text) < 300 else text[:300] + "..."


def _place(error):
    """The last place of the traceback that is not in this file."""
    place = ""
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if "unittest" not in code.co_filename:
            place = " (%s:%d)" % (code.co_filename.rpartition("/")[2], traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def _is_not_available(error):
    """Whether the error says that a compiled program or these stand-ins cannot do this."""
    if isinstance(error, NotImplementedError):
        return "compiled program" in str(error)
    return isinstance(error, ModuleNotFoundError) and str(error).startswith("No module named")


def _names(kind):
    found = set()
    for base in kind.__mro__:
        for name in base.__dict__:
            if name.startswith("test") and callable(getattr(kind, name, None)):
                found.add(name)
    return sorted(found)


def _report(name, word, detail=""):
    sys.__stdout__.write("\n=%s %s %s\n" % (word, name, detail))
    sys.__stdout__.flush()


def _run_method(kind, name):
    full = kind.__name__ + "." + name
    method = getattr(kind, name)
    if getattr(method, "__unittest_skip__", False):
        return _report(full, "SKIP", getattr(method, "__unittest_skip_why__", ""))
    _report(full, "START")
    expecting = getattr(method, "__unittest_expecting_failure__", False)
    try:
        case = kind(name)
    except BaseException as error:
        return _report(full, "ERROR", _one_line(error) + _place(error))
    word, detail = "PASS", ""
    try:
        try:
            case.setUp()
            try:
                getattr(case, name)()
            finally:
                case.tearDown()
        finally:
            case.doCleanups()
    except SkipTest as error:
        word, detail = "SKIP", _one_line(error)
    except AssertionError as error:
        word, detail = "FAIL", _one_line(error) + _place(error)
    except BaseException as error:
        word = "SKIP" if _is_not_available(error) else "ERROR"
        detail = _one_line(error) + _place(error)
    if word == "PASS" and case._failed_subtests:
        error = case._first_subtest
        word = "SKIP" if _is_not_available(error) else "FAIL"
        detail = "%d subtests, first %r: %s%s" % (case._failed_subtests, case._first_parameters, _one_line(error),
                                                 _place(error))
    if expecting:
        word, detail = ("PASS", "") if word in ("FAIL", "ERROR") else ("FAIL", "expected to fail")
    _report(full, word, detail.replace("\n", " "))


def run_module(module, done=()):
    """Runs the test methods of the module except those named in done."""
    prepare = getattr(module, "setUpModule", None)
    if prepare is not None:
        prepare()
    kinds = []
    for value in list(vars(module).values()):
        if isinstance(value, type) and issubclass(value, TestCase) and value not in kinds:
            kinds.append(value)
    for kind in kinds:
        names = [name for name in _names(kind) if kind.__name__ + "." + name not in done]
        if not names:
            continue
        try:
            if getattr(kind, "__unittest_skip__", False):
                raise SkipTest(kind.__unittest_skip_why__)
            kind.setUpClass()
        except BaseException as error:
            word = "SKIP" if isinstance(error, SkipTest) or _is_not_available(error) else "ERROR"
            for name in names:
                _report(kind.__name__ + "." + name, word, _one_line(error))
            continue
        for name in names:
            _run_method(kind, name)
        try:
            kind.tearDownClass()
        except BaseException as error:
            _report(kind.__name__ + ".tearDownClass", "ERROR", _one_line(error))
    _report("all", "DONE")


def main(*args, **keywords):
    pass


def registerResult(*args):
    pass


def addModuleCleanup(*args, **keywords):
    pass


def enterModuleContext(manager):
    return manager.__enter__()


def removeHandler(*args):
    return lambda item: item
