# RUN: %same_as_cpython %s
def f(items):
    return lenn(items)


f([])
