# RUN: %same_as_cpython %s
class C:
    def __add__(self, o): return self + o
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __repr__(self): return repr(self)
    def __call__(self): return self()
    def __eq__(self, o): return self == o
    def __getitem__(self, k): return self[k]
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __bool__(self): return bool(self)


c = C()
for f in (lambda: c + 1, lambda: c.a, lambda: repr(c), lambda: c(), lambda: c == 1, lambda: c[0], lambda: len(c), lambda: iter(c), lambda: bool(c), lambda: not c):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__)
print('alive')
