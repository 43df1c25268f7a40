# RUN: %same_as_cpython %s
t = (1, 2)
def assign():
    t[0] = 5
def delete():
    del t[0]
for f in (assign, delete, lambda: t[2], lambda: t['a'], lambda: t + [3], lambda: t * 1.5, lambda: hash(([],)), lambda: t.index(9), lambda: (1, 'a') < (1, 2), lambda: t.append(1)):
    try:
        f()
    except (TypeError, IndexError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
