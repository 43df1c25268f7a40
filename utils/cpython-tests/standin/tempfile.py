"""Not here: who uses it is skipped."""
import unittest


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs tempfile")


mktemp = mkstemp = TemporaryFile = NamedTemporaryFile = _skip
