# RUN: %same_as_cpython %s
a = [1, 2]
print(a + [3], a * 3, 0 * a, a * -1, 2 in a, 5 not in a, [1, 2] == a, [1, 2] is a, [1, 3] > a, [1] < a, [] < [0], a != [2, 1], [[0] * 2] * 2)
b = a
b += (3, 4); print(a, b, a is b)
b *= 2; print(a)
c = [[]] * 3; c[0].append(1); print(c)
