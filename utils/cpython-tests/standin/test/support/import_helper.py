"""test.support.import_helper: a module that the tests ask for here is one that a compiled program does not have."""
import contextlib
import unittest

known = {}  # set by the main program


def import_module(name, deprecated=False, *, required_on=()):
    if name in known:
        return known[name]
    raise unittest.SkipTest("needs the module " + name)


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    return None if fresh else import_module(name)


@contextlib.contextmanager
def CleanImport(*names):
    raise unittest.SkipTest("imports again")
    yield


@contextlib.contextmanager
def isolated_modules():
    yield
