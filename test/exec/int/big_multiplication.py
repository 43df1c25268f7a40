# RUN: %same_as_cpython %s
a = int('123456789' * 8)
b = int('987654321' * 11)
print(a * b)
print(a * a * a)
print(a * b - b * a, (a + b) * (a - b) == a * a - b * b)
print(3**500)
