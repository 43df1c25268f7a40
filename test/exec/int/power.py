# RUN: %same_as_cpython %s
print(2**0, 2**10, (-2)**3, (-2)**4, 0**0, 3**40, 10**25, (-3)**41)
print(2**-1, 4**-2, (-2)**-3, 2**0.5, 0**5)
print(pow(3, 100, 7), pow(3, -1, 7), pow(2, 1000, 10**9 + 7), pow(-3, 3, 5), pow(5, 0, 1), pow(7, 3, -5))
try:
    pow(2, -1, 4)
except ValueError as e:
    print(e)
