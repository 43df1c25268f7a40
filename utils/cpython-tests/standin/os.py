"""What the tests ask of os without using the system."""
import unittest

name = "posix"
sep = "/"
linesep = "\n"
environ = {}


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    return type(path).__fspath__(path)


class PathLike:
    pass


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs os")


unlink = remove = getcwd = listdir = mkdir = rmdir = stat = pipe = close = urandom = fork = _exit = system = _skip


class path:
    @staticmethod
    def basename(name):
        return name.rpartition("/")[2]

    @staticmethod
    def dirname(name):
        return name.rpartition("/")[0]

    @staticmethod
    def join(*names):
        return "/".join(name for name in names if name)

    @staticmethod
    def abspath(name):
        return name

    @staticmethod
    def split(name):
        head, _, tail = name.rpartition("/")
        return head, tail

    exists = isfile = isdir = realpath = staticmethod(_skip)
