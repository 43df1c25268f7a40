# RUN: %same_as_cpython %s
class C:
    x = 1
    y = x + undefined
