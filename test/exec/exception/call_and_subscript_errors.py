# RUN: %same_as_cpython %s
class C: pass
c = C()
def store():
    c[0] = 1
def delete():
    del c[0]
def store_str():
    'abc'[0] = 'x'
for g in (lambda: c(), lambda: c[0], store, delete, lambda: C[0], lambda: len(c), lambda: c + c, lambda: c < c, lambda: -c, lambda: c @ c, lambda: 5[0], lambda: len[0], lambda: (lambda: 0)[0], lambda: [1][1, 2], lambda: {}[{}], lambda: int[0], lambda: hash({}), lambda: abs(c), lambda: round(c), lambda: int(c), lambda: float(c), lambda: c.__x, lambda: [*c], lambda: {**c}, lambda: c in c, lambda: ''.join(c), lambda: isinstance(c, c), lambda: issubclass(c, C), lambda: next(c)):
    try:
        g()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
