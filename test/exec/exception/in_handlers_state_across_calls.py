# RUN: %same_as_cpython %s
import sys


def current():
    return type(sys.exception()).__name__


def handles():
    try:
        raise KeyError('inner')
    except KeyError:
        return current()


def gen():
    try:
        raise IndexError
    except IndexError:
        yield current()
    yield current()


try:
    raise ValueError
except ValueError:
    print(current(), handles(), current())
    g = gen()
    print(next(g), current(), next(g), current())
print(current())
