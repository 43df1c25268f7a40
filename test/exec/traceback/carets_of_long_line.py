# RUN: %same_as_cpython %s
a, b, c = 1, 0, 3
value = (a + c) * (a - c) + (a * a * a * a * a * a) + ((c * c * c * c * c) // (b * c * a)) + a * c * a * c * a * c
