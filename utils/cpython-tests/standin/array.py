"""Not here: who uses it is skipped."""
import unittest

def _skip(*args, **keywords):
    raise unittest.SkipTest("needs array")

class array:
    def __new__(cls, *args, **keywords):
        _skip()

    def __getattr__(self, name):
        _skip()
