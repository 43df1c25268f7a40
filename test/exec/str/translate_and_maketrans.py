# RUN: %same_as_cpython %s
print('hello'.translate({ord('l'): 'L', ord('h'): None, ord('o'): 0x20ac}), 'abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans('a', 'z', 'c')))
print(str.maketrans({'a': 1, 'b': None}), str.maketrans('ab', 'cd'))
