# RUN: %same_as_cpython %s
import math

print(math.squrt(4))
