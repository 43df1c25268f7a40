# RUN: %same_as_cpython %s
saved = None
try:
    1 / 0
except ZeroDivisionError as e:
    saved = e


def later():
    raise saved


later()
