# RUN: %same_as_cpython %s
print(hash(()), hash((1,)), hash((1, 2, 3)), hash(('a', 1.5, None is None)), hash(((1, 2), (3,))), {(1, 2): 'x'}[(1, 2)])
