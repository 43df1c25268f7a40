# RUN: %same_as_cpython %s
def f(x):
    match x:
        case 0:
            return 'zero'
        case 1 | 2 | 3:
            return 'small'
        case -5:
            return 'minus five'
        case 'a' | 'b':
            return 'letter'
        case True:
            return 'never: 1 matched'
        case None:
            return 'none'
        case 2.5:
            return 'float'
        case b'x':
            return 'bytes'
        case _:
            return 'other'


print([f(x) for x in (0, 1, 2.0, True, False, -5, 'a', 'c', None, 2.5, b'x', [], 1j)])
