# RUN: %same_as_cpython %s
print('before')


class C:
    print('in body', __name__, __qualname__)
    x = 5
    squares = [i * i for i in range(3)]
    if x > 3:
        def big(self): return 'big'
    else:
        def small(self): return 'small'
    for i in range(2):
        y = i
    class Inner:
        z = 'inner'
    del i


print(C.squares, C().big(), C.y, hasattr(C, 'small'), hasattr(C, 'i'), C.Inner.z, C.Inner.__qualname__, C.__module__)


def make(n):
    class Local:
        v = n
        def get(self): return n
    return Local


print(make(1).v, make(2)().get(), make(3).__qualname__, make(1) is make(1))
