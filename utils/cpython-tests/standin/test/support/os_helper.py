"""test.support.os_helper: the name of a scratch file."""
import contextlib
import unittest

TESTFN = "@test_file"
TESTFN_ASCII = TESTFN
TESTFN_UNICODE = TESTFN


def unlink(filename):
    pass


rmtree = unlink


@contextlib.contextmanager
def temp_cwd(*args, **keywords):
    raise unittest.SkipTest("needs folders")
    yield


class EnvironmentVarGuard:
    def __enter__(self):
        raise unittest.SkipTest("needs the environment")

    def __exit__(self, *args):
        pass


class FakePath:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        if isinstance(self.path, BaseException):
            raise self.path
        return self.path
