# RUN: %same_as_cpython %s
class NoEnter:
    def __exit__(self, *a): pass
class NoExit:
    def __enter__(self): pass
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError('from exit')
class BadEnter:
    def __enter__(self): raise ValueError('from enter')
    def __exit__(self, *a): print('never')


def use(cm, e=None):
    with cm:
        if e:
            raise e


for f in (lambda: use(NoEnter()), lambda: use(NoExit()), lambda: use(BadExit()), lambda: use(BadExit(), ValueError('body')), lambda: use(BadEnter()), lambda: use(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))
