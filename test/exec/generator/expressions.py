# RUN: %same_as_cpython %s
n = 3
g = (x * n for x in range(4) if x)
n = 10
print(next(g), list(g), sum(x * x for x in range(10)), max((len(w), w) for w in ['a', 'ccc', 'bb']), any(x > 3 for x in range(5)), all(x < 3 for x in range(5)), sorted(x % 3 for x in range(5)), list((i, j) for i in 'ab' for j in range(2)))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
g = (10 // x for x in (2, 0, 1))
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e, list(g))
