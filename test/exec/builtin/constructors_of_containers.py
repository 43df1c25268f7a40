# RUN: %same_as_cpython %s
print(list(), tuple(), dict(), set(), frozenset(), str(), bytes(), int(), float(), bool(), complex(), list('ab'), tuple([1]), dict(a=1), dict([('k', 'v')], z=2), set([1, 1]), list({'a': 1}), tuple({1: 2}.items()), list(range(3)), dict(enumerate('ab')), list(map(tuple, ['ab', 'cd'])), list((1, [2])))
