# RUN: %same_as_cpython %s
def f(a, b):
    return a / b


x = (f(1, 2) +
     f(3,
       0) +
     f(5, 6))
