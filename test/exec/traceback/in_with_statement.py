# RUN: %same_as_cpython %s
class CM:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        print('exit')


def f():
    with CM() as c:
        c.missing()


f()
