# RUN: %same_as_cpython %s
d = {1: 'a', 2: 'b'}
for what, change in (('add', lambda: d.update({3: 'c'})), ('delete', lambda: d.pop(1))):
    try:
        for k in d:
            change()
    except RuntimeError as e:
        print(what, e)
for k in d:
    d[k] = 'x'
print(d)
try:
    for k in list(d):
        d[k + 10] = 1
    for k, v in d.items():
        del d[k]
        d[k] = v
except RuntimeError as e:
    print(e)
print(len(d))
