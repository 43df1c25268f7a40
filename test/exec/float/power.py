# RUN: %same_as_cpython %s
print(2.0**3, 2**0.5, 2.0**-2, (-2.0)**3, (-8)**(1 / 3), (-1.0)**0.5, 0.0**0, 1.0**float('inf'), float('nan')**0)
print(10.0**308, 2.0**-1074, 2.0**-1075, float('inf')**-1, (-float('inf'))**3)
try:
    10.0**309
except OverflowError as e:
    print(e)
