# RUN: %same_as_cpython %s
print('a b  c '.split(), ' a '.split(' '), ''.split(), ''.split(','), 'a,b,,c'.split(','), 'a,b,c'.split(',', 1), 'a b c d'.split(None, 2))
print('a,b,c'.rsplit(',', 1), ' a b c '.rsplit(None, 1), 'a--b--c'.split('--'), 'a\tb\nc\x0bd\u00a0e'.split(), 'x'.split('x'), 'a b c'.split(maxsplit=1))
try:
    'a'.split('')
except ValueError as e:
    print(e)
