# RUN: %same_as_cpython %s
class C:
    items = []
    n = 0

    def add(self, x):
        self.items.append(x)
        self.n += 1


a, b = C(), C()
a.add(1); a.add(2); b.add(3)
print(a.items, b.items is a.items, a.n, b.n, C.n, C.items)
a.items = ['own']
print(a.items, b.items)
del a.items
print(a.items)
class D(C): pass
D.n = 50
print(D().n, C().n, D.items is C.items)
