# RUN: %same_as_cpython %s
def f():
    try:
        {}['first']
    finally:
        [][1]


f()
