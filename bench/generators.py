# Generators consumed by loops, sum and each other.
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(it):
    for x in it:
        if x & 1:
            yield x


def pairs(it):
    previous = 0
    for x in it:
        yield previous, x
        previous = x


def walk(depth):
    if depth:
        yield from walk(depth - 1)
        yield depth
        yield from walk(depth - 1)


def main(n):
    total = 0
    for a, b in pairs(odd(numbers(n))):
        total += b - a
    total += sum(x * x for x in numbers(n) if x % 3 == 0) % 1000003
    total += sum(walk(15))
    if any(x > n for x in numbers(n)):
        total = 0
    print(total, max(odd(numbers(n))))


main(2400000)
