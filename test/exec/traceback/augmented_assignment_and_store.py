# RUN: %same_as_cpython %s
d = {'n': None}
lst = [1]


def f():
    d['n'] += 1


def g():
    lst[3] = 0


try:
    f()
except TypeError as e:
    print(e)
g()
