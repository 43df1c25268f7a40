# RUN: %same_as_cpython %s
print(float(), float(3), float(True), float(2**60 + 1), float(10**22), float(10**23), float(b'1.5'), float(-2**70))
for v in (10**400, None, [], 1j):
    try:
        print(float(v))
    except (OverflowError, TypeError) as e:
        print(type(e).__name__, e)
