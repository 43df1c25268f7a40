# RUN: %same_as_cpython %s
class A:
    pass


total = 0
for i in range(5000):
    a = A()
    a.me = a
    l = [a]
    l.append(l)
    d = {'l': l}
    d['d'] = d
    a.d = d
    f = lambda: (a, f)
    a.f = f
    try:
        raise ValueError(a)
    except ValueError as e:
        a.e = e
    total += len(a.d['l']) + (a.f()[0] is a)
print(total, a.e.args[0] is a, a.me.me.me is a)
