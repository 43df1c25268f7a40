"""No mocks: who uses one is skipped."""
import unittest


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs unittest.mock")


patch = Mock = MagicMock = call = _skip
