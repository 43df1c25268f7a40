# RUN: %same_as_cpython %s
# Handlers see the values of the moment, whatever form they have.
def divide(n):
    total, last = 0, None
    for i in range(-n, n):
        try:
            x = i * 2
            y = 10 // i
            total += y
            last = x / i
        except ZeroDivisionError as e:
            print(e, i, x, total, last)
        finally:
            total += 1
    return total, last

print(divide(3))


def items(xs):
    found = 0.0
    for i in range(6):
        try:
            found += xs[i]
        except IndexError:
            print('end at', i, found)
            break
        except TypeError as e:
            print('type', i, found, e)
            found = i
    return found

print(items([1.5, 2, 3.5]), items([1, None, 2.5, 'a', 3]))


def unbound(flag):
    for i in range(2):
        if flag == i:
            x = i + 0.5
        elif flag == 2:
            x = 1
            del x
        try:
            print(x * 2)
        except UnboundLocalError as e:
            print(e)

unbound(0), unbound(1), unbound(2)


def overflow_inside():
    x = 2 ** 49
    for i in range(30):
        try:
            x *= 2
            y = [0, 1][x % 2]
            if i > 25:
                [].pop()
        except IndexError:
            print(i, x, y)
    return x

print(overflow_inside())


def float_errors(values):
    for v in values:
        try:
            print(v ** 0.5, v / 2.0, 1.0 / v, v ** -2, v % 1.5, v // 0.3, -v, +v)
        except (ZeroDivisionError, OverflowError) as e:
            print(type(e).__name__, e)

float_errors([4.0, 0.0, -0.0, 1e308, -2.0, float('inf'), 5e-324, float('nan')])
try:
    for x in [1e200]:
        print(x ** 1.5, x * x, x ** 2)
except OverflowError as e:
    print(e)


def trace(n):
    for i in range(n):
        if i == 2:
            return i / (i - 2)

trace(5)
