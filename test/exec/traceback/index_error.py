# RUN: %same_as_cpython %s
def pick(items, i):
    return items[i]


pick([1, 2, 3], 10)
