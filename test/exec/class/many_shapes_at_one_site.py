# RUN: %same_as_cpython %s
class P: pass


def total(objs):
    return sum(o.v for o in objs)


objs = []
for i in range(60):
    o = P()
    for j in range(i % 12):
        setattr(o, f'a{j}', j)
    o.v = i
    objs.append(o)
print(total(objs), total(objs[::-1]), len({tuple(o.__dict__) for o in objs}))
class A:
    def area(self): return 1
class B(A):
    def area(self): return 2
class C(A):
    def area(self): return super().area() + 10
print(sum(x.area() for x in [A(), B(), C()] * 10))
