"""test.support.warnings_helper: warnings are not recorded."""
import contextlib
import unittest


@contextlib.contextmanager
def check_warnings(*filters, **keywords):
    raise unittest.SkipTest("warnings are not recorded")
    yield


check_no_warnings = check_no_resource_warning = check_warnings


def check_syntax_warning(*args, **keywords):
    raise unittest.SkipTest("needs compile()")


def ignore_warnings(*, category):
    return lambda item: item


@contextlib.contextmanager
def save_restore_warnings_filters():
    yield
