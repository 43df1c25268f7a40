# RUN: %same_as_cpython %s
d = {'a': 1}
def delete():
    del d['x']
def unhashable():
    d[[]] = 1
for f in (lambda: d['x'], lambda: d[5], lambda: d[(1, 2)], delete, unhashable, lambda: d.pop('x'), lambda: {}.popitem(), lambda: {[]: 1}, lambda: {{}: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5),
          lambda: d.update(5), lambda: {'a': {1}} < {}, lambda: d + d, lambda: d.get(), lambda: dict(1, 2), lambda: d.get([]), lambda: dict(['ab', 'c'])):
    try:
        f()
    except (KeyError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
