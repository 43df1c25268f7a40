# RUN: %same_as_cpython %s
a = [3, 1, 2]
a.append(5); print(a)
a.extend((7, 8)); a.extend('xy'); print(a)
a.insert(0, 'first'); a.insert(100, 'last'); a.insert(-1, 'b4'); print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(7); print(a, a.index(5), a.count(1), a.index(2, 1))
a.reverse(); print(a)
b = a.copy(); b.clear(); print(a, b, a is b)
