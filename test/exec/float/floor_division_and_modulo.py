# RUN: %same_as_cpython %s
for a in (7.5, -7.5, 0.0, -0.0, 1e20, 0.3):
    for b in (2.0, -2.0, 0.1, -0.1, 3):
        print(a, b, a // b, a % b, divmod(a, b))
inf = float('inf')
print(5.0 // inf, 5.0 % inf, -5.0 // inf, -5.0 % inf, 5.0 % -inf, inf // 2, inf % 2, 3 % 0.7, 3 // 0.7)
