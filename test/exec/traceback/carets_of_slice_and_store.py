# RUN: %same_as_cpython %s
a = [1, 2, 3]
a[0:2][5] = 7
