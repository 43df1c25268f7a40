# RUN: %same_as_cpython %s
# Deep recursion through special methods, and a limit beyond what fits.
import sys


class C:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, n):
        return self[n - 1] + 1 if n else 0

    def __repr__(self):
        return repr(C(self.n - 1)) if self.n else 'end'

    def __eq__(self, other):
        return self == other


sys.setrecursionlimit(50000)
print(C(0)[9000], C(9000))
sys.setrecursionlimit(1000)
for f in (lambda: C(0) == C(0), lambda: C(0)[10 ** 6]):
    try:
        f()
    except RecursionError as e:
        print(e)
