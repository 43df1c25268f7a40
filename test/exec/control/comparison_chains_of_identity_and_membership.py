# RUN: %same_as_cpython %s
a, b = [1], [1]
print(a is b, a == b, a is not b, 1 in a, 2 not in a, None is None, a is a, not a is b, 'a' in 'abc' in ['abc'], 1 < 2 < 3 != 4, () is not None)
x = None
print(x is None or x > 1, (x is not None) and x > 1, x == None, [x] == [None], x in (1, None), x != 0)
