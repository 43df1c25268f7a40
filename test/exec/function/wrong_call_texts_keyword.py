# RUN: %same_as_cpython %s
def f0(): pass
def f1(a): pass
def f2(a, b=1): pass
def p(a, b, /): pass
def p2(a, /, b): pass
def k(*, x=1): pass
def kw(**kw): pass
for call in (lambda: f0(x=1), lambda: f1(b=1), lambda: f1(1, a=2), lambda: f1(a=1, b=2), lambda: f2(1, 2, b=3), lambda: f2(b=1), lambda: p(a=1, b=2), lambda: p(1, b=2), lambda: p2(a=1, b=2), lambda: k(y=1),
             lambda: f1(*[1], **{'a': 2}), lambda: f1(**{'a': 1}, **{'a': 2}), lambda: f1(*5), lambda: f1(**5), lambda: f1(**{1: 2}), lambda: kw(1), lambda: f1(a=1, **{'a': 2}), lambda: kw(*None)):
    try:
        call()
    except TypeError as e:
        print(e)
