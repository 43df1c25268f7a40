# RUN: %same_as_cpython %s
try:
    raise ExceptionGroup('eg', [ValueError(1), KeyError('k'), ExceptionGroup('in', [TypeError('t'), ValueError(2)])])
except* ValueError as g:
    print('values', g.exceptions, repr(g))
except* (KeyError, TypeError) as g:
    print('others', g.message, len(g.exceptions))
else:
    print('never')
finally:
    print('finally')
try:
    try:
        raise ValueError('naked')
    except* TypeError:
        pass
except ValueError as e:
    print(repr(e))
