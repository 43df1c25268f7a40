# RUN: %same_as_cpython %s
data = [1, 5, 2, 8, 3]
if (n := len(data)) > 3:
    print(n)
while (x := data.pop()) != 5:
    print('pop', x)
print(x, [y for v in [1, 2, 3] if (y := v * 2) > 2], y, (a := 1, b := a + 1), a, b)
def f():
    return (lambda: (z := 4) + z)(), any((w := c) > 2 for c in (1, 3, 5)), w
print(f())
