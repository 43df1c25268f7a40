# RUN: %same_as_cpython %s
# Every function raises while the exception of the one before is in flight, so one chain shows them all.
def run(functions):
    if functions:
        try:
            functions[0]()
        finally:
            run(functions[1:])


x, d, n = 5, {}, None
run([
    lambda: x + d,
    lambda: (x * 2 + 1) / (x - 5),
    lambda: d['a']['b'],
    lambda: n.a.b,
    lambda: x(1, *[2]),
    lambda: -d,
    lambda: x < n < 3,
    lambda: [1, 2][n:7][x],
    lambda: f'{x:{n}>}',
    lambda: int('x', base=x),
    lambda: [i / 0 for i in range(3)],
    lambda: x ** n ** 2,
    lambda: (lambda a: a)(),
    lambda: not d.missing,
    lambda: {**x},
    lambda: (yes if x else no),
    lambda: x in n,
    lambda: [*n],
])
