# RUN: %same_as_cpython %s
total = 0.0
for i in range(10):
    total += 0.1
print(total, sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([1, 2.5, True]), sum([]), sum([0.5], 10))
print(sum(1 / n for n in range(1, 1000)))
