# RUN: %same_as_cpython %s
def src(name, n):
    for i in range(n):
        print(name, i, end='; ')
        yield i
    print(name, 'end', end='; ')


print(list(zip(src('a', 2), src('b', 3))))
print(list(zip(src('c', 3), src('d', 2))))
print(any(x == 1 for x in src('e', 5)), 2 in src('f', 5), next(filter(lambda x: x > 1, src('g', 9))))
a, b = src('h', 2)
print(all(src('i', 3)), dict(zip('xy', src('j', 5))))
it = iter(range(6))
print(list(zip(it, it)), [next(it, 'gone')], [*zip(*[iter('abcdef')] * 2)])
try:
    a, b = src('k', 5)
except ValueError as e:
    print(e)
