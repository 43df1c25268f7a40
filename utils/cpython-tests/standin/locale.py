"""Not here: who uses it is skipped."""
import unittest

LC_ALL = 6
LC_NUMERIC = 1


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs locale")


setlocale = localeconv = _skip
