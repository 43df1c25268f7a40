# RUN: %same_as_cpython %s
import sys

print()
print(1, 'a', None, sep='')
print(1, 2, sep=', ', end='.\n')
print('a', 'b', sep=None, end=None)
print(*[1, 2, 3], sep='\n')
print('err', file=sys.stderr, flush=True)
print([1, 'a'], ('x',), {'k': 'v'}, {1}, sep=' | ')
class W:
    def __init__(self): self.t = []
    def write(self, s): self.t.append(s)
w = W()
print('to', 'object', file=w)
print(w.t)
for f in (lambda: print(sep=5), lambda: print(end=5), lambda: print(file=5)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
