# Raise and catch: near, through several frames, by class, with finally.
class Odd(Exception):
    def __init__(self, n):
        self.n = n


def check(n):
    if n % 2:
        raise Odd(n)
    return n


def deep(n, depth):
    if depth == 0:
        return check(n)
    try:
        return deep(n, depth - 1)
    finally:
        global unwound
        unwound += 1


unwound = 0


def main(n):
    total = caught = missing = 0
    table = {i: i for i in range(0, 100, 3)}
    for i in range(n):
        try:
            total += check(i)
        except Odd as e:
            caught += e.n
        try:
            total += table[i % 100]
        except KeyError:
            missing += 1
        if i % 4 == 1:
            try:
                deep(i, 5)
            except ValueError:
                total = -1
            except Odd:
                caught += 1
    print(total, caught, missing, unwound)


main(600000)
