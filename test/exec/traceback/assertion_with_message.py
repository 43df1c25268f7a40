# RUN: %same_as_cpython %s
def check(x):
    assert x > 0, f'{x} must be positive'


check(1)
check(-1)
