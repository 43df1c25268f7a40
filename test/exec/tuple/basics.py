# RUN: %same_as_cpython %s
t = (1, 'a', 2.5)
print(t, t[0], t[-1], t[1:], t[::-1], len(t), (), (1,), t + (4,), t * 2, 2 * (0,), 'a' in t, t.index('a'), t.count(1), tuple('ab'), tuple([1]), tuple(), hash((1, 2)) == hash((1, 2)), (1, (2, (3,))))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (1, 2) == (1, 2.0), () < (0,), (1, 'a') == [1, 'a'], (1, 2) != (2, 1), (3,) > (2, 9))
a, b, c = t
(d, e), f = (1, 2), 3
print(a, b, c, d, e, f)
