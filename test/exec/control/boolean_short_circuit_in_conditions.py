# RUN: %same_as_cpython %s
log = []


def t(n, v):
    log.append(n)
    return v


if t(1, True) and (t(2, False) or t(3, True)) and not t(4, False):
    log.append('yes')
while t(5, 0) or t(6, False):
    pass
x = t(7, 1) if t(8, 0) else t(9, 'else')
assert t(10, 1) or t(11, 0)
print(log, x, [i for i in range(5) if t(i, i % 2) and t(-i, i > 1)], len(log))
