# RUN: %same_as_cpython %s
print(any([]), all([]), any([0, '', 5]), all([1, 'a', []]), any(x == 2 for x in [1, 2]), list(map(len, ['a', 'bb'])), list(map(pow, [2, 3], [3, 2])), list(filter(lambda x: x % 2, range(6))), list(filter(None, [0, 1, None, 'x'])), list(zip('abc', range(2), [9, 8, 7])), dict(zip('ab', [1, 2])), list(zip(*[(1, 2), (3, 4)])))
a, b = zip(*[(1, 'x'), (2, 'y')])
print(a, b, [*map(str.upper, 'ab')], sum(map(int, '12345')), max(map(abs, [-3, 2])), sorted(map(str, range(11))))
