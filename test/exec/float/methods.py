# RUN: %same_as_cpython %s
print((2.5).is_integer(), (2.0).is_integer(), float('inf').is_integer(), (0.75).as_integer_ratio(), (-2.5).as_integer_ratio())
print((1.0).hex(), (-0.1).hex(), (5e-324).hex(), float.fromhex('0x1.8p3'), float.fromhex('-0x.8p0'), float('inf').hex())
print((3.7).__trunc__(), (3.7).__floor__(), (3.2).__ceil__(), (1.5).real, (1.5).imag, (1.5).conjugate())
