# RUN: %same_as_cpython %s
# What the code looks like is not what it is called with.
def area(w, h):
    r = 0.0
    for _ in range(2):
        r = r + w * h * 0.5
    return r

print(area(2.0, 3.0), area(2, 3), area(True, 2.5))
for bad in (('a', 3), (None, 1.0), ([1], 2)):
    try:
        print(area(*bad))
    except TypeError as e:
        print(type(e).__name__, e)


def annotated(n: int, xs: list) -> int:
    s = 0
    for i in range(n):
        s += xs[i] * n
    return s

print(annotated(3, [1, 2, 3]), annotated(True, (5.5,)), annotated(2, {0: 'a', 1: 'b'}) if False else '')
try:
    annotated(2, {0: 1})
except KeyError as e:
    print('KeyError', e)
try:
    annotated('2', [1])
except TypeError as e:
    print(e)


class Sub(list):
    def __getitem__(self, i):
        return i * 100

    def __setitem__(self, i, v):
        print('set', i, v)

    def __len__(self):
        return 77

    def __iter__(self):
        return iter('sub')


def use(xs):
    t = 0
    for i in range(2):
        t += xs[i]
        xs[i] = t
    n = len(xs)
    return t, n, [x for x in xs]

print(use([1, 2]), use(Sub([1, 2])), use(bytearray(b'ab')))
print(use({0: 1, 1: 2}))
