# RUN: %same_as_cpython %s
def two(x):
    a, b = x
def star(x):
    a, *b, c = x
def gen(n):
    yield from range(n)
for f in (lambda: two([1]), lambda: two([1, 2, 3]), lambda: two(5), lambda: two(''), lambda: two((1, 2, 3)), lambda: two('abc'), lambda: two(gen(1)), lambda: two(gen(3)), lambda: star([1]), lambda: star([]), lambda: star(None), lambda: two({1: 1}), lambda: two(range(5))):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
