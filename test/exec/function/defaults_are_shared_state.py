# RUN: %same_as_cpython %s
def f(x, acc={}):
    acc[x] = acc.get(x, 0) + 1
    return acc


f('a'); f('a')
print(f('b'), f.__defaults__, f('c', {}))
f.__defaults__ = ({'new': 1},)
print(f('d'))
def g(n=len(f.__defaults__), *, k=[*range(2)]):
    k.append(n)
    return k
print(g(), g(5), g.__kwdefaults__)
