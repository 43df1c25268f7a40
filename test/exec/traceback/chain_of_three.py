# RUN: %same_as_cpython %s
try:
    try:
        try:
            raise ValueError('first')
        except ValueError as v:
            raise KeyError('second') from v
    except KeyError:
        raise IndexError('third')
except IndexError:
    raise RuntimeError('fourth') from None
