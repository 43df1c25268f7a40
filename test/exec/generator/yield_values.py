# RUN: %same_as_cpython %s
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
    return 'done'


g = count(3)
print(next(g), next(g), next(g), next(g, 'end'), list(g), list(count(4)), sum(count(10)), max(count(5)))
try:
    g2 = count(0)
    next(g2)
except StopIteration as e:
    print('stop', e.value, e.args)
a, b = count(2)
print(a, b, 2 in count(5), *count(3), tuple(count(2)), dict(zip('ab', count(2))), [x for x in count(3)], ''.join(str(i) for i in count(4)))
