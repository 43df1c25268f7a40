# RUN: %same_as_cpython %s
table = {'a': 1}
del table['a']
del table['a']
