# RUN: %same_as_cpython %s
def f():
    return completely_unknown_thing


f()
