# RUN: %same_as_cpython %s
def one(): raise ValueError('one')
def two():
    try:
        one()
    except ValueError as e:
        raise KeyError('two') from e
def three():
    try:
        two()
    except KeyError as e:
        raise RuntimeError('three') from e


three()
