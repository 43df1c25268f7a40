# RUN: %same_as_cpython %s
class A:
    def f(self): return super().nope
    def g(): return super().x


for h in (lambda: A().f(), lambda: A.g(), lambda: super(int, 'a'), lambda: super().x):
    try:
        h()
    except (AttributeError, RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
