# RUN: %same_as_cpython %s
print({x: x * x for x in range(4)}, {k: v for k, v in zip('abc', (1, 2, 3)) if v != 2}, {v: k for k, v in {'a': 1, 'b': 1}.items()})
a, b = {'x': 1, 'y': 2}, {'y': 3, 'z': 4}
print(a | b, b | a, {**a, **b}, {**a, 'x': 0}, {'q': 1, **b})
a |= b; print(a)
a |= [('w', 5)]; print(a)
