# RUN: %same_as_cpython %s
def at(xs, i):
    return xs[i]

def fails(n):
    return {i: [at([1, 2], j) for j in range(i)] for i in range(n)}

print(fails(3))
fails(4)
