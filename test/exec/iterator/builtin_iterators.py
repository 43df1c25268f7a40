# RUN: %same_as_cpython %s
it = iter([1, 2, 3])
print(next(it), list(it), next(it, None), list(iter('ab')), list(iter({'a': 1})), list(iter((1, 2))), list(iter(range(2))), iter(it) is it)
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 4)), list(zip([1, 2, 3], 'ab')), list(zip()), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(filter(None, [0, 1, '', 'a'])), list(enumerate('ab', 5)), list(reversed([1, 2, 3])), list(zip('ab', [1, 2], strict=True)))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
try:
    next(iter([]))
except StopIteration as e:
    print(repr(e))
