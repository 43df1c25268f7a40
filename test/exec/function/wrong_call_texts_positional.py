# RUN: %same_as_cpython %s
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def d(a, b=1): pass
def dd(a=1, b=2): pass
def k(*, x): pass
def k2(a, *, x, y=1): pass
def k3(*, x, y, z): pass
for call in (lambda: f0(1), lambda: f0(1, 2), lambda: f1(), lambda: f1(1, 2), lambda: f2(), lambda: f2(1), lambda: f3(), lambda: f2(1, 2, 3), lambda: d(), lambda: d(1, 2, 3), lambda: dd(1, 2, 3),
             lambda: k(), lambda: k(1), lambda: k2(1), lambda: k2(1, 2), lambda: k2(1, 2, x=1), lambda: k2(), lambda: k3(), lambda: k3(x=1), lambda: k(1, x=2)):
    try:
        call()
    except TypeError as e:
        print(e)
