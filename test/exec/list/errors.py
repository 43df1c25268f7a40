# RUN: %same_as_cpython %s
a = [1, 2]
def store():
    a[2] = 0
def store_slice():
    a[0:2:1] = 5
def extended():
    a[::2] = [1, 2, 3]
def delete():
    del a[9]
for f in (store, store_slice, extended, delete, lambda: a[2], lambda: a[-3], lambda: a['x'], lambda: a[1.0], lambda: a.pop(5), lambda: [].pop(), lambda: a.remove(9),
          lambda: a.index(9), lambda: a + (1,), lambda: a * 'x', lambda: a.extend(5), lambda: a.append(), lambda: a.append(1, 2), lambda: list(5), lambda: a < 5, lambda: hash(a), lambda: a.nope):
    try:
        f()
    except (TypeError, IndexError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
