# RUN: %same_as_cpython %s
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.15, 0.25, 0.35, 1e20, -2.4):
    print(x, round(x), round(x, 1), round(x, 2), round(x, -1), round(x, 20), round(x, None))
print(round(1234.5678, 2), round(1234.5678, -2), round(0.1 + 0.2, 10), round(5e-324, 400), round(1e300, -301))
for x in (float('inf'), float('nan')):
    print(round(x, 2))
    try:
        round(x)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
