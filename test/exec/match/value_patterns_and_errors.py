# RUN: %same_as_cpython %s
class Color:
    RED = 1
    BLUE = 2


def f(x):
    match x:
        case Color.RED:
            return 'red'
        case Color.BLUE:
            return 'blue'
    return 'none'


print(f(1), f(2), f(3))


class NoArgs:
    pass


def g(x):
    match x:
        case NoArgs(1):
            return 'yes'


try:
    g(NoArgs())
except TypeError as e:
    print(e)
