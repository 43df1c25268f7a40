# RUN: %same_as_cpython %s
class CM:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print('exit', self.n, t.__name__)
        if self.n == 2:
            raise RuntimeError('while leaving 2')


with CM(1), CM(2), CM(3):
    raise KeyError('body')
