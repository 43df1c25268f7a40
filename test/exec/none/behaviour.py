# RUN: %same_as_cpython %s
print(None, repr(None), None is None, None == 0, None == None, bool(None), type(None), [None], {None: 1}[None], str(None), f'{None}', hash(None) == hash(None), isinstance(None, type(None)))
def f():
    pass
def g():
    return
print(f(), g(), print())
for h in (lambda: None + 1, lambda: None < 1, lambda: None[0], lambda: None.x, lambda: None(), lambda: len(None), lambda: [*None], lambda: -None):
    try:
        h()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
