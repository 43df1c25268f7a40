# RUN: %same_as_cpython %s
import sys

depth = 0

def step(n):
    return turn(n + 1)

def turn(n):
    global depth
    depth = n
    return step(n)

def comp(n):
    global depth
    depth = n
    return [comp(n + 1) for _ in range(1)]

class C:
    def again(self, n):
        global depth
        depth = n
        return self.more(n + 1)

    def more(self, n):
        return self.again(n)

for limit in (100, 333):
    sys.setrecursionlimit(limit)
    for f in (step, comp, C().again):
        depth = 0
        try:
            f(0)
        except RecursionError:
            print(limit, f.__name__, depth)
        print(sum(x for x in range(3)), [x for x in range(2)])
