"""warnings without filters: nothing is shown, nothing is recorded."""
import unittest

filters = []


def _nothing(*args, **keywords):
    pass


warn = warn_explicit = filterwarnings = simplefilter = resetwarnings = showwarning = _nothing


class catch_warnings:
    def __init__(self, *, record=False, **keywords):
        self.record = record

    def __enter__(self):
        if self.record:
            raise unittest.SkipTest("warnings are not recorded")

    def __exit__(self, *args):
        pass
