# RUN: %same_as_cpython %s
def chain(e):
    while e:
        yield repr(e)
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)


try:
    try:
        try:
            raise ValueError(1)
        except ValueError as v:
            raise KeyError(2) from v
    except KeyError:
        raise IndexError(3)
except IndexError as e:
    print(list(chain(e)))
try:
    try:
        raise ValueError('keep')
    except ValueError as e:
        print('log', e)
        raise
except ValueError as e:
    print('again', e, e.__context__)
try:
    try:
        raise KeyError('orig')
    finally:
        raise ValueError('in finally')
except ValueError as e:
    print(list(chain(e)))
