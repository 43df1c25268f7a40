# RUN: %same_as_cpython %s
class AppError(Exception):
    """Base."""


class NotFound(AppError):
    def __init__(self, what, where='here'):
        super().__init__(what, where)
        self.what = what

    def __str__(self):
        return f'{self.what} not found'


class Code(Exception):
    code = 5


for e in (AppError('plain'), NotFound('key'), Code(), Code(1, 2)):
    try:
        raise e
    except NotFound as n:
        print('NotFound', n, repr(n), n.what, n.args)
    except (AppError, Code) as n:
        print(type(n).__name__, str(n), repr(n), getattr(n, 'code', None))
try:
    raise NotFound
except TypeError as e:
    print(e)
