# RUN: %same_as_cpython %s
# GC-STRESS: 9973
a = []
for _ in range(100000):
    a = [a]
b = []
for _ in range(100000):
    b = [b]
for f in (lambda: repr(a), lambda: a == b, lambda: str((a,))):
    try:
        f()
    except RecursionError as e:
        print(e)
t = ()
for _ in range(100000):
    t = (t,)
try:
    hash(t)
except RecursionError as e:
    print(e)
print('done')
