"""test.support.import_helper: a module that the tests ask for here is one that a compiled program does not have."""
import contextlib
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    raise unittest.SkipTest("needs the module " + name)


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    raise unittest.SkipTest("needs the module " + name)


@contextlib.contextmanager
def CleanImport(*names):
    raise unittest.SkipTest("imports again")
    yield
