# RUN: %same_as_cpython %s
raise RuntimeError('first line\nsecond line\n  third')
