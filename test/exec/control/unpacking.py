# RUN: %same_as_cpython %s
a, b = 1, 2
a, b = b, a
(c, [d, e]), f = (1, [2, 3]), 4
g, *h = [1, 2, 3]
*i, j = 'abc'
k, *l, m = range(5)
n, *o = (1,)
[p, q] = {'x': 1, 'y': 2}
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q)
x = y = [0]
x.append(1)
print(y, [*range(3), *'ab'], (*[1], 2), {*[1, 1]}, {**{'a': 1}, 'b': 2})
for (s, t), *u in [((1, 2), 3, 4), ((5, 6),)]:
    print(s, t, u)
i2, lst = 0, [5, 6]
i2, lst[i2] = 1, 9
print(i2, lst)
