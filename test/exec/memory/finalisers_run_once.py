# RUN: %same_as_cpython %s
# UNSUPPORTED: gc-stress
# (each object would be finalised as soon as CPython does it, but the last one of make() with the next allocation)
import gc


class A:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


def make():
    for i in range(3):
        A(i)


make()
gc.collect()
kept = A('kept until the end')
gc.collect()
print('end')
