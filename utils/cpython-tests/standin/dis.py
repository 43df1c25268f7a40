"""Not here: who uses it is skipped."""
import unittest


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs dis")


dis = get_instructions = _skip
