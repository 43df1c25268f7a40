# RUN: %same_as_cpython %s
def numbers():
    yield 1
    yield 1 / 0


def consume(it):
    return sum(x for x in it)


consume(numbers())
