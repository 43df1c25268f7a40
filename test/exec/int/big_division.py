# RUN: %same_as_cpython %s
a = 7**300
b = 13**90
q, r = divmod(a, b)
print(q, r, q * b + r == a)
print(-a // b, -a % b, a // -b, a % -b)
print(a // 10**9, a % 10**9, a // a, a % a, b // a, b % a)
