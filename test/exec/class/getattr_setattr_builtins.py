# RUN: %same_as_cpython %s
class C:
    k = 1
    def m(self): return self.v


c = C()
setattr(c, 'v', 10)
setattr(C, 'n', lambda self: self.v * 2)
print(getattr(c, 'v'), getattr(c, 'm')(), c.n(), getattr(c, 'zz', None), hasattr(c, 'k'), hasattr(C, 'v'), vars(c), [n for n in dir(c) if not n.startswith('__')])
delattr(c, 'v')
print(hasattr(c, 'v'), c.__dict__)
c.__dict__['w'] = 3
print(c.w, 'k' in vars(C), sorted(n for n in vars(C) if n[0] != '_'))
for f in (lambda: getattr(c, 5), lambda: setattr(c, 5, 1), lambda: getattr(c, 'none'), lambda: vars(5)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
