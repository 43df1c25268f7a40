"""There are no weak references yet: who makes one is skipped."""
import unittest


def _skip(*args, **keywords):
    raise unittest.SkipTest("needs weakref")


class _Skip:
    def __new__(cls, *args, **keywords):
        _skip()


proxy = getweakrefcount = getweakrefs = finalize = _skip
ref = ReferenceType = WeakSet = WeakValueDictionary = WeakKeyDictionary = ProxyType = WeakMethod = _Skip
