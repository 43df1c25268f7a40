# RUN: %same_as_cpython %s
print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)], [[j for j in range(i)] for i in range(4)], [c.upper() for c in 'abc'], [x for x in [1, [2]] if isinstance(x, list)])
x = 'outer'
print([x for x in range(3)], x, [y := 5, y + 1], y)
