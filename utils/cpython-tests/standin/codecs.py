"""Not here: who uses it is skipped."""
import unittest


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs codecs")


lookup = register = encode = decode = getincrementaldecoder = register_error = _skip
