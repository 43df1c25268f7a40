# RUN: %same_as_cpython %s
a = [1]
a @= 2
