# RUN: %same_as_cpython %s
x = [1, 2]
assert len(x) == 3
