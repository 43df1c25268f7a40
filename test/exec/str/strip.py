# RUN: %same_as_cpython %s
print(repr('  a b \n'.strip()), repr(' a '.lstrip()), repr(' a '.rstrip()), 'xxaxx'.strip('x'), 'abcba'.strip('ab'), 'abc'.lstrip('ba'), 'abc'.rstrip('cb'), repr(' \t'.strip()), repr('\u2003é\u00a0'.strip()))
print('prefix-a'.removeprefix('prefix-'), 'a.py'.removesuffix('.py'), 'abc'.removeprefix('x'), 'abc'.removesuffix(''))
