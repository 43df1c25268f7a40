# RUN: %same_as_cpython %s
def squares(n):
    s = 0
    for i in range(n):
        s += i * i
        got = yield s
        if got:
            s = got

g = squares(6)
print(next(g), next(g), g.send(0.5), next(g), g.send(2 ** 60), list(g))


def nested(rows):
    for row in rows:
        t = 0
        for i in range(len(row)):
            t += row[i]
            yield i, t
        yield t * 0.5

print(list(nested([[1, 2], [0.5], [2 ** 62, 2 ** 62, 5]])))
print(sum(x * x for x in range(10)), sum(x * 0.1 for x in [1, 2, 3]), [i // 3 * 2.0 for i in range(-4, 4)])


def left_early(n):
    for i in range(n):
        try:
            yield i
        finally:
            print('closed at', i)

for v in left_early(4):
    if v == 1:
        break
