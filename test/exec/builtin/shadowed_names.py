# RUN: %same_as_cpython %s
def len(x):
    return 'my len'


print(len([1, 2]))
list = [1]
print(list)
del list
print(list('ab'))
def f(sum):
    return sum + 1
print(f(1), sum([1, 2]))
range = lambda n: [n]
print([x for x in range(3)])
del range, len
print(len('abc'), [x for x in range(2)])
import builtins
builtins.abs = lambda x: 'patched'
print(abs(-1))
