# RUN: %same_as_cpython %s
def counter(start):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n

    return step, peek


s, p = counter(10)
t, q = counter(0)
print(s(), s(5), p(), t(), q(), p(), s.__closure__[0].cell_contents)
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
