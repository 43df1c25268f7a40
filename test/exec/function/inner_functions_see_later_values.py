# RUN: %same_as_cpython %s
def outer():
    def show():
        return x, y
    x = 1
    y = 2
    first = show()
    x = 10
    def change():
        nonlocal y
        y = 20
    change()
    return first, show()


print(outer())
fs = []
for i in range(3):
    def f():
        return i
    fs.append(f)
print([f() for f in fs])
i = 'changed'
print([f() for f in fs])
class K:
    v = 'class'
    def get(self):
        return v
v = 'global'
print(K().get())
