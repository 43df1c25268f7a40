"""No arrays: who fills one is skipped."""
import unittest


class array:
    itemsize = 4

    def __init__(self, typecode, *initial):
        if initial:
            raise unittest.SkipTest("needs array")
