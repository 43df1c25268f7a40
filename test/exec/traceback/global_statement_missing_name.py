# RUN: %same_as_cpython %s
def f():
    global nowhere
    return nowhere + 1


f()
