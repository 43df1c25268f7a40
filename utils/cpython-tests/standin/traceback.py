"""Not here: who uses it is skipped."""
import unittest


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs traceback")


print_exc = format_exception = format_exc = extract_tb = walk_tb = print_exception = format_exception_only = _skip


class TracebackException:
    def __new__(cls, *args, **keywords):
        _skip()

    def __getattr__(self, name):
        _skip()
