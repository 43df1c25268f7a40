# RUN: %same_as_cpython %s
raise ValueError('a', 2, None)
