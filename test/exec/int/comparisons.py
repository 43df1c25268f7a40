# RUN: %same_as_cpython %s
values = [0, 1, -1, 2**50, 2**51, 2**63, -2**63, 2**64, 2**100, -2**100]
for a in values:
    print(a, [a < b for b in values], [a == b for b in values], [a >= b for b in values])
