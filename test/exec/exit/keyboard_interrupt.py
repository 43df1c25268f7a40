# RUN: %same_as_cpython %s
def f():
    raise KeyboardInterrupt


try:
    f()
except KeyboardInterrupt as e:
    print(repr(e))
print('on')
