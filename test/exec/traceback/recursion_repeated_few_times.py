# RUN: %same_as_cpython %s
def f(n):
    if n == 0:
        raise KeyError(n)
    f(n - 1)


for depth in (2, 3):
    try:
        f(depth)
    except KeyError:
        print(depth)
f(6)
