# RUN: %same_as_cpython %s
# GC-STRESS: 499
import sys

sys.setrecursionlimit(20000)


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


def build(n):
    return None if n == 0 else [build(n - 1)]


def depth(t):
    return 0 if t is None else 1 + depth(t[0])


print(count(15000), depth(build(12000)))


def gen(n):
    if n:
        yield n
        yield from gen(n - 1)


print(sum(gen(3000)))
