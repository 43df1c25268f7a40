# RUN: %same_as_cpython %s
for a in (7, -7, 0, 6, -6, 2**70, -2**70):
    for b in (2, -2, 3, -3, 2**65, -2**65):
        print(a, b, a // b, a % b, divmod(a, b))
        assert (a // b) * b + a % b == a
