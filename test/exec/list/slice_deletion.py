# RUN: %same_as_cpython %s
a = list(range(12))
del a[0]; print(a)
del a[-1]; print(a)
del a[2:5]; print(a)
del a[::2]; print(a)
del a[::-2]; print(a)
del a[:]; print(a)
b = list(range(10)); del b[8:1:-3]; print(b)
