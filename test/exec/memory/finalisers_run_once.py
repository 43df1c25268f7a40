# RUN: %same_as_cpython %s
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
