# RUN: %same_as_cpython %s
def bad(x):
    return x + 1


print(list(map(bad, [1, 2])))
print(max([3, 'a'], key=bad))
