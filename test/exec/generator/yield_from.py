# RUN: %same_as_cpython %s
def inner(n):
    got = []
    for i in range(n):
        x = yield i
        got.append(x)
    return got


def outer():
    r = yield from inner(2)
    print('inner returned', r)
    yield from [10, 20]
    yield from 'ab'
    return (yield from inner(1))


g = outer()
print(next(g), g.send('A'), g.send('B'), next(g), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, [], 4]], [[5]]])))
