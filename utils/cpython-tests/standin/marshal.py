"""Not here: who uses it is skipped."""
import unittest


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs marshal")


loads = dumps = load = dump = _skip
