# RUN: %same_as_cpython %s
class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d.get(k, f'no {k}')
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k):
        print('del', k)
        del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): return k in self.d
    def __iter__(self): return iter(sorted(self.d, key=str))
    def __reversed__(self): return 'rev'


g = Grid()
g[1, 2] = 'a'
g['k'] = 'b'
g['n'] = 5
g['n'] += 1
print(g[1, 2], g['k'], g['n'], g[0], len(g), (1, 2) in g, 9 in g, list(g), [k for k in g], reversed(g), bool(g), bool(Grid()), *g)
del g['k']
print(len(g), sorted(g, key=str))
