# RUN: %same_as_cpython %s
import sys


def stack(f):
    while f:
        yield f.f_code.co_name, f.f_lineno
        f = f.f_back


def a(n):
    if n:
        return a(n - 1)
    return list(stack(sys._getframe()))


def b():
    f = sys._getframe()
    lines = [f.f_lineno]
    lines.append(f.f_lineno)

    lines += [f.f_lineno]
    return lines, f, f.f_back is f.f_back


print(a(3))
lines, f, same = b()
print(lines, f.f_code.co_name, same)


def thrower():
    1 / 0


def catcher():
    try:
        thrower()
    except ZeroDivisionError as e:
        tb = e.__traceback__
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)
        print(list(stack(tb.tb_frame)))
        print(tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_lineno, tb.tb_next.tb_frame.f_lineno)


catcher()


def deep(n):
    if n == 0:
        raise KeyError('deep')
    try:
        deep(n - 1)
    finally:
        print([name for name, line in stack(sys._getframe())])


try:
    deep(3)
except KeyError as e:
    print(repr(e))


def g():
    print(sys._getframe().f_back.f_code.co_name)
    yield 1
    print(sys._getframe().f_back.f_lineno)


it = g()
print(it.gi_frame.f_code.co_name, it.gi_frame.f_lineno, it.gi_frame.f_back)
next(it)
print(it.gi_frame.f_lineno)
next(it, None)
print(it.gi_frame)
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)
