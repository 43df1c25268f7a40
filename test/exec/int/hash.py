# RUN: %same_as_cpython %s
print(hash(0), hash(1), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(2**61 + 5), hash(-2**100), hash(10**30))
print(hash(1) == hash(1.0) == hash(True), hash(2**70) == hash(2.0**70))
