# RUN: %same_as_cpython %s
def inner(x):
    return 1 / x

def middle(x):
    y = inner(x)
    return y + 1

def lines(e):
    tb, found = e.__traceback__, []
    while tb:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return found

def caught(n):
    for i in range(n, -2, -1):
        try:
            print(middle(i))
        except ZeroDivisionError as e:
            print(lines(e), e.__context__)
        finally:
            print('finally', i)

caught(1)

class Thing:
    def get(self, key):
        return self.table[key]

    def twice(self, key):
        try:
            return self.get(key) * 2
        except KeyError as e:
            raise LookupError('twice') from e

def outer(t):
    for key in 'ab':
        print(t.twice(key))

t = Thing()
t.table = {'a': 5}
try:
    outer(t)
except LookupError as e:
    print(lines(e), lines(e.__cause__))

def comprehension(xs):
    return [inner(x) for x in xs]

try:
    comprehension([1, 0])
except ZeroDivisionError as e:
    print(lines(e))

def deep():
    return [[10 // (i - j) for j in range(2)] for i in range(2, 5) if i]

print(deep())
def fails():
    return {i: [10 // (i - j) for j in range(3)] for i in range(3, 1, -1)}

outer(t)
