# RUN: %same_as_cpython %s
def a(x):
    return b(x) + 1


def b(x):
    y = c(x, 2)
    return y


def c(x, y):
    return (x + y) / (x - x)


print('before')
a(1)
print('never')
