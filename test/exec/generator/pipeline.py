# RUN: %same_as_cpython %s
def read(lines):
    for l in lines:
        yield l.strip()


def grep(p, it):
    return (l for l in it if p in l)


def number(it):
    for i, l in enumerate(it, 1):
        yield f'{i}: {l}'


print(list(number(grep('a', read([' apple\n', 'berry', ' banana ', 'cherry', 'date'])))))


def window(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            del buf[0]


print(list(window(range(6), 3)), g.__name__ if (g := number([])) else None, type(g).__name__)
