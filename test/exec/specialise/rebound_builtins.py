# RUN: %same_as_cpython %s
import builtins


def count(n):
    s = 0
    for i in range(n):
        s += i
    xs = list([1, 2, 3])
    return s, len(xs), float(3), sorted('ba')

print(count(4))
real = builtins.range, builtins.len, builtins.list, builtins.float, builtins.sorted
builtins.range = lambda n: [10] * n
builtins.len = lambda x: 'length'
builtins.list = lambda x: (1, 2)
builtins.float = lambda x: 'float'
builtins.sorted = lambda x: 'sorted'
print(count(4))
builtins.range, builtins.len, builtins.list, builtins.float, builtins.sorted = real
print(count(4))
globals()['range'] = lambda n: 'xyz'
try:
    count(4)
except TypeError as e:
    print(e)
del globals()['range']
print(count(5))


def inner(n):
    for i in range(n):
        if i == 1:
            builtins.range = reversed_range
        for j in range(3):
            print(i, j, end=' ')
    print()

def reversed_range(n):
    return [3, 2, 1][:n]

inner(3)
builtins.range = real[0]
