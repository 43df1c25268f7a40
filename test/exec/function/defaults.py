# RUN: %same_as_cpython %s
def f(a, b=2, c=3):
    return (a, b, c)


print(f(1), f(1, 5), f(1, c=9), f(c=1, a=2), f(1, 2, 3), f.__defaults__)


def keep(x, seen=[]):
    seen.append(x)
    return seen


print(keep(1), keep(2), keep(3, []), keep(4))
n = 5
def late(x=n):
    return x
n = 6
print(late())
