# RUN: %same_as_cpython %s
def g(x):
    return x.y


print(1 + 2 + g(5) + 3)
