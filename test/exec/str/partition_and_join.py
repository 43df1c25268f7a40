# RUN: %same_as_cpython %s
print('a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'abc'.partition('='), 'abc'.rpartition('='))
print(','.join(['a', 'b', 'c']), ''.join('xyz'), '-'.join([]), '€'.join(('a', 'b')), ', '.join(str(i) for i in range(5)), '+'.join({'k': 1, 'l': 2}))
for bad in ([1], ['a', 2.5], 5, ['a', None]):
    try:
        ','.join(bad)
    except TypeError as e:
        print(e)
