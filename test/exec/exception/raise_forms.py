# RUN: %same_as_cpython %s
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e, e.args, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def cls(): raise ValueError
def inst(): raise ValueError('a', 1)
def cause(): raise ValueError('a') from KeyError('c')
def cause_class(): raise ValueError from KeyError
def none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('hidden') from None
def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError('shown')
def nothing(): raise
def not_exc(): raise 5
def string(): raise 'text'
def bad_cause(): raise ValueError from 5
for f in (cls, inst, cause, cause_class, none, implicit, nothing, not_exc, string, bad_cause):
    attempt(f)
