# RUN: %same_as_cpython %s
from _functools import reduce, cmp_to_key


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, [], 5), reduce(lambda a, b: a * b, range(1, 6), 2), reduce(None, [7]))
attempt(reduce, max, []), attempt(reduce, max, 5), attempt(reduce), attempt(reduce, 5, [1, 2]), attempt(reduce, max, [1, 'a'])
K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(sorted([3, 1, 2], key=K), sorted('bca', key=cmp_to_key(lambda a, b: ord(b) - ord(a))), K(1) < K(2), K(1) == K(1), K(2) >= K(3))
print(K(5).obj, type(K(1)))
attempt(lambda: K(1) < 2), attempt(K), attempt(cmp_to_key), attempt(lambda: hash(K(1))), attempt(lambda: cmp_to_key(lambda a: 1)(1) < K(1))
print(max([1, 5, 2], key=cmp_to_key(lambda a, b: b - a)), min([3, 1], key=cmp_to_key(mycmp=lambda a, b: a - b)))
