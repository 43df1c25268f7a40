# RUN: %same_as_cpython %s
for a in (0, 5, -6, 2**70 + 5, -2**70 - 6):
    for b in (3, -3, 2**70, -2**66):
        print(a & b, a | b, a ^ b)
print(~0, ~-1, ~(2**100), True & 3, False | 6, True ^ True)
