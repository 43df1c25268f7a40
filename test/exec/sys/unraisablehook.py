# RUN: %same_as_cpython %s
# sys.unraisablehook is told what a __del__ raises.
import gc
import sys


class Broken:
    def __del__(self):
        raise ValueError("in __del__")


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg, unraisable.object.__name__)


def make():
    for _ in range(3):
        broken = Broken()
        del broken


def clear(n):
    return n and clear(n - 1)


sys.unraisablehook = hook
make()
clear(50)
gc.collect()
sys.unraisablehook = sys.__unraisablehook__
