# Functions that return functions, nonlocal counters, lambdas passed on.
def counter(step):
    n = 0

    def bump():
        nonlocal n
        n += step
        return n
    return bump


def compose(f, g):
    return lambda x: f(g(x))


def apply(f, n):
    total = 0
    for i in range(n):
        total += f(i)
    return total


def main(n):
    a, b = counter(1), counter(3)
    total = 0
    for _ in range(n):
        total += a() + b()
    k = 5
    f = compose(lambda x: x + k, compose(lambda x: x * 2, lambda x: x - 1))
    total += apply(f, n)
    adders = [lambda x, i=i: x + i for i in range(10)]
    for i in range(n):
        total += adders[i % 10](i)
    print(total)


main(1500000)
