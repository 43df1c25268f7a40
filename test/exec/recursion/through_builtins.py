# RUN: %same_as_cpython %s
def by_sort(n):
    return sorted([n], key=lambda x: by_sort(x + 1))


def by_map(n):
    return list(map(by_map, [n + 1]))


def by_gen(n):
    yield from by_gen(n + 1)


def by_max(n):
    return max([n, n], key=by_max)


def by_format(n):
    return f'{by_format(n + 1)}'


for f in (lambda: by_sort(0), lambda: by_map(0), lambda: list(by_gen(0)), lambda: by_max(0), lambda: by_format(0)):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__)
print('alive')
