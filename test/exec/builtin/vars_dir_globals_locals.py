# RUN: %same_as_cpython %s
class C:
    a = 1
    def __init__(self): self.b = 2


print(vars(C())), print([n for n in dir(C()) if n[0] != '_'])
def f(x):
    y = x + 1
    d = dict(locals())
    return d
print(f(1), 'C' in globals(), sorted(n for n in dir() if n[0] != '_'))
def g():
    z = 3
    def h():
        return sorted(locals().items()), z
    return h()
print(g(), locals() is globals())
