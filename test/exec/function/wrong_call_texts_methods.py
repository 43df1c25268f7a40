# RUN: %same_as_cpython %s
class C:
    def __init__(self, a, b=1): pass
    def m(self, x): pass
    def none(): pass
    @staticmethod
    def s(x): pass
    @classmethod
    def c(cls, x): pass


class E: pass


o = C(1)
for call in (lambda: C(), lambda: C(1, 2, 3), lambda: C(1, c=2), lambda: o.m(), lambda: o.m(1, 2), lambda: o.none(), lambda: C.m(1), lambda: C.s(), lambda: C.c(), lambda: o.c(1, 2), lambda: E(1), lambda: E(x=1), lambda: o.m(y=1), lambda: o()):
    try:
        call()
    except TypeError as e:
        print(e)
