# RUN: %same_as_cpython %s
print(round(5), round(5, 2), round(15, -1), round(25, -1), round(35, -1), round(-15, -1), round(1234, -2), round(5, -3))
print(round(10**30 + 5 * 10**9, -10), round(0, -5), round(149, -2), round(150, -2), round(250, -2))
