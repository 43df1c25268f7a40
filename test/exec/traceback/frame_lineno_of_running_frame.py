# RUN: %same_as_cpython %s
def fail():
    raise KeyError('here')


try:
    fail()
except KeyError as e:
    tb = e.__traceback__
    print(tb.tb_lineno)
    print(tb.tb_frame.f_lineno)
