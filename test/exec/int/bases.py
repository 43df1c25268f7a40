# RUN: %same_as_cpython %s
for n in (0, 1, 10, 255, -255, 2**51, 2**64, -2**100, True):
    print(bin(n), oct(n), hex(n))
try:
    hex(1.5)
except TypeError as e:
    print(e)
