# RUN: %same_as_cpython %s
class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        print('eq', self.n, other.n)
        return self.n == other.n

    def __repr__(self):
        return f'K{self.n}'


d = {K(1): 'a', K(2): 'b'}
d[K(4)] = 'c'
print(d[K(4)], K(7) in d, d)
d[K(1)] = 'A'
print(d)
