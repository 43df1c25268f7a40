# RUN: %same_as_cpython %s
def g():
    yield 1
    raise ValueError('inside')


it = g()
print(next(it))
try:
    next(it)
except ValueError as e:
    print(e)
print(next(it, 'over'))


def leak():
    yield 1
    raise StopIteration('leaked')


try:
    list(leak())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def rec():
    yield next(me)


me = rec()
try:
    next(me)
except ValueError as e:
    print(e)
