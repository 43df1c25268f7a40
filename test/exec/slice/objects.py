# RUN: %same_as_cpython %s
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s.indices(5), slice(None, None, -1).indices(4), list(range(20))[s], s == slice(1, 10, 2))
class G:
    def __getitem__(self, k):
        return k
g = G()
print(g[1:2], g[:], g[::3], g[1, 2:3], g[...], g['a':'b'], g[-1:], g[1:2, ::3])
