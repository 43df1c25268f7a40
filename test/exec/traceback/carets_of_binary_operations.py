# RUN: %same_as_cpython %s
def f(x, y, z):
    return x * y + z[0] / y


try:
    f(1, 2, 'ab')
except TypeError:
    pass
result = f(1, 0, [1]) + (10 -
                         3)
