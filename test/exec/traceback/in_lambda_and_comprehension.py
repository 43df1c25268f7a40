# RUN: %same_as_cpython %s
f = lambda x: 1 // x
print([f(x) for x in (2, 1)])
print([f(x) for x in (1, 0)])
