# RUN: %same_as_cpython %s
class A(Exception): pass
class B(A): pass


def f(e, *cs):
    try:
        try:
            raise e
        except cs as x:
            return 'caught ' + type(x).__name__
    except BaseException as y:
        return 'passed ' + type(y).__name__ + ': ' + str(y)


print(f(B(), A), f(A(), B), f(B(), KeyError, A), f(KeyError('k'), LookupError), f(A()), f(SystemExit(), Exception), f(A(), 5), f(A('x'), int), f(A(), 'str'))
