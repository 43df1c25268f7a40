# RUN: %same_as_cpython %s
class Count:
    def __init__(self, n):
        self.i, self.n = 0, n

    def __iter__(self):
        return self

    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Count(3)), [x for x in Count(2)], sum(Count(4)), 2 in Count(3), list(Old()), 9 in Old(), max(Old()), dict(zip(Count(2), Old())), *Count(2))
a, b, c = Count(3)
print(a, b, c, list(map(str, Old())), sorted(Count(3), reverse=True))
