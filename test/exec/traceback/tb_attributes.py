# RUN: %same_as_cpython %s
import sys


def a():
    b()


def b():
    x = 1
    raise KeyError('here')


try:
    a()
except KeyError as e:
    tb = e.__traceback__
    while tb:
        f = tb.tb_frame
        print(tb.tb_lineno, f.f_code.co_name, f.f_code.co_filename)
        tb = tb.tb_next
    print(e.with_traceback(None) is e, e.__traceback__)
