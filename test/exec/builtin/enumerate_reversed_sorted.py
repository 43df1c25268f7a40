# RUN: %same_as_cpython %s
print(list(enumerate('ab')), list(enumerate([5], start=10)), [i for i, _ in enumerate('xyz')], list(reversed('abc')), list(reversed((1, 2))), list(reversed(range(3, 9, 2))), sorted({3, 1, 2}), sorted('bca', reverse=True), sorted([(2, 'a'), (1, 'b')], key=lambda p: p[1]), sorted(['b', 'A'], key=str.lower), sorted([-3, 2, -1], key=abs, reverse=True))
class R:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
print(list(reversed(R())), next(enumerate(['q'], -1)))
