# RUN: %same_as_cpython %s
def e(x):
    print('e', x if not callable(x) else x.__name__, end=' ')
    return x


def f(*a, **k):
    print('call', a, k)


e(f)(e(1), e(2), *e([3, 4]), k=e(5), **e({'z': 6}))
d = {}
d[e('key')] = e('value')
a = [0, 0]
a[e(0)], a[e(1)] = e(10), e(20)
print(e(1) + e(2) * e(3), e(1) < e(2) < e(3), {e('k'): e('v')}, [e(1), e(2)], a, d)
