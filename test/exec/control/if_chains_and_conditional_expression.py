# RUN: %same_as_cpython %s
def kind(x):
    if x is None:
        return 'none'
    elif isinstance(x, bool):
        return 'bool'
    elif isinstance(x, (int, float)) and x < 0:
        return 'negative'
    elif not x:
        return 'falsy'
    else:
        return 'big' if x != x or (isinstance(x, int) and x > 100) else 'other'


print([kind(x) for x in (None, True, -1, 0, '', [], 5, 101, -2.5, 'abc', float('nan'))])
