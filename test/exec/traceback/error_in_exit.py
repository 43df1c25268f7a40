# RUN: %same_as_cpython %s
class CM:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        raise ValueError('in exit')


with CM():
    raise KeyError('in body')
