# RUN: %same_as_cpython %s
print(hash(0.5), hash(1.0), hash(-1.0), hash(1e100), hash(0.1), hash(-0.0), hash(2.0**61), hash(3.14))
print({1: 'int', 2.5: 'f'}[1.0], {0.0: 'z'}[-0.0])
