# RUN: %same_as_cpython %s
print(min(3, 1, 2), max(3, 1, 2), min([5]), max('hello'), min([], default='d'), max({'a': 3, 'b': 1}, key=lambda k: k), min('bb', 'a', key=len), max([(1, 'a'), (1, 'b')]), max(1, 1.0), min(1.0, 1), max([1, 2], [1, 3]), min(-1, True, 0.5))
print(sum([1, 2]), sum([0.5, 1]), sum([[1], [2]], []), sum(range(101)), sum((i for i in range(4)), start=10), sum([True, True]), sum([2**70, -2**70, 1]), max(x for x in (3, 9, 2)), max([3, -4], key=abs))
try:
    max([])
except ValueError as e:
    print(e)
