# RUN: %same_as_cpython %s
out = []
for i in range(5):
    for j in range(5):
        if j == i:
            continue
        if j > 3:
            break
        while True:
            out.append((i, j))
            break
    else:
        out.append('else')
print(out)
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
