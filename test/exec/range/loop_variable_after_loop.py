# RUN: %same_as_cpython %s
for i in range(3):
    pass
print(i)
for i in range(0):
    pass
print(i)
for i in range(3):
    i += 10
    print(i)
n = 3
for i in range(n):
    n = 100
print(i, n)
