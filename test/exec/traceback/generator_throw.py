# RUN: %same_as_cpython %s
def g():
    try:
        yield 1
    except ValueError as e:
        raise KeyError('from generator') from e


it = g()
next(it)
it.throw(ValueError('thrown in'))
