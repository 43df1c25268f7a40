# RUN: %same_as_cpython %s
x = 'global'


def local():
    print(x)
    x = 1


def deleted():
    y = 1
    del y
    return y


def free():
    def inner():
        return z
    r = inner()
    z = 1
    return r


def branch(flag):
    if flag:
        v = 1
    return v


def undefined():
    return no_such_name


for f in (local, deleted, free, lambda: branch(False), undefined):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
print(branch(True))
del x
try:
    x
except NameError as e:
    print(e, e.name)
