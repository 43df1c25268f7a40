# RUN: %same_as_cpython %s
def f(a, b, c, d, e, f, g, h, i, j, k, l):
    return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 + i * 9 + j * 10 + k * 11 + l * 12


def v(*args):
    return len(args), args[0], args[-1]


def kw(**kw):
    return len(kw), list(kw)[:2], sum(kw.values())


print(f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), f(l=1, k=2, j=3, i=4, h=5, g=6, f=7, e=8, d=9, c=10, b=11, a=12), v(*range(1000)), kw(**{'k%d' % i: i for i in range(300)}))
