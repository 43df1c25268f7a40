# RUN: %same_as_cpython %s
def f():
    try:
        g()
    finally:
        print('finally in f')


def g():
    with_list = []
    try:
        with_list.pop()
    finally:
        print('finally in g')


f()
