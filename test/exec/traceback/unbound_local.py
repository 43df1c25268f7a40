# RUN: %same_as_cpython %s
total = 0


def add(n):
    total += n


add(5)
