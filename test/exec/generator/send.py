# RUN: %same_as_cpython %s
def echo():
    got = []
    while True:
        x = yield got
        if x is None:
            return 'bye'
        got.append(x)


g = echo()
print(next(g), list(g.send(1)), list(g.send('two')))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)
try:
    echo().send(5)
except TypeError as e:
    print(e)
def avg():
    total = n = 0
    value = None
    while True:
        x = yield value
        total += x; n += 1
        value = total / n
a = avg(); next(a)
print([a.send(x) for x in (10, 20, 60)])
