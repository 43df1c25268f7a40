# RUN: %same_as_cpython %s
def go(*args):
    out = []
    for i in range(*args[:1]) if len(args) == 1 else range(args[0], args[1]) if len(args) == 2 else range(*args):
        out.append(i)
        if len(out) > 5:
            break
    return out

def steps(a, b, c):
    out = []
    for i in range(a, b, c):
        out.append(i)
        if len(out) == 4:
            break
    else:
        out.append('else')
    return out

def down(n):
    out = []
    for i in range(n, -1, -1):
        out.append(i)
    for i in range(n, 0, -3):
        out.append(i)
    return out

print(go(3), go(0), go(-1), go(2, 5), go(5, 2), go(1, 9, 3), down(4), down(-3))
big = 2 ** 63
for a in ((0, 10, 3), (10, 0, -3), (0, 0, 1), (5, 5, -1), (0, 10, -1), (-big, big - 1, big // 2), (big - 3, big + 3, 1),
          (big - 1, -big, -1), (-big, big - 1, 1), (big - 2, big - 1, 5), (2 ** 50 - 2, 2 ** 50 + 2, 1), (big * 4, big * 4 + 2, 1), (3, 0, -(2 ** 62)), (True, 3, 1)):
    print(a, steps(*a))
for bad in ((0, 5, 0), (0, 1.5, 1), ('a', 1, 1)):
    try:
        steps(*bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def changes(n):
    r = []
    for i in range(n):
        n = 1
        i += 10
        r.append(i)
    return r, i, n

print(changes(3))


def keeps(n):
    for i in range(n):
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)

print(keeps(3), keeps(0))


def handed_over(n):
    it = iter(range(n))
    a = []
    for x in it:
        a.append(x)
        if x == 1:
            break
    return a, list(it)

print(handed_over(5))


def lists():
    xs = [1, 2, 3]
    for x in xs:
        if len(xs) < 8:
            xs.append(x * 10)
    ys = [5, 6, 7, 8]
    seen = []
    for y in ys:
        seen.append(y)
        ys.remove(y)
    return xs, ys, seen

print(lists())


def overflowing(n):
    s = 2 ** 50 - 3
    for i in range(n):
        for j in range(2):
            s += i * (j + 2 ** 61)
        print(i, s)

overflowing(5)
