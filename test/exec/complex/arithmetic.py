# RUN: %same_as_cpython %s
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, -a, abs(a), a.real, a.imag, a.conjugate(), a == b, a != b, a == 3 + 4j, 2 * a, a + 1.5, a**2)
print(1j * 1j, (1 + 0j) == 1, hash(1 + 0j) == hash(1), bool(0j), a**0, (-1 + 0j)**0.5)
