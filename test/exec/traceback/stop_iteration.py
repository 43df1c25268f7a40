# RUN: %same_as_cpython %s
it = iter([])
next(it)
