# RUN: %same_as_cpython %s
import _bisect as b


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


x = [1, 2, 2, 2, 5, 9]
print([(b.bisect_left(x, v), b.bisect_right(x, v)) for v in range(11)])
print(b.bisect_left(x, 2, 2), b.bisect_right(x, 2, 0, 3), b.bisect_left(x, 9, hi=3), b.bisect_right((1, 2), 1.5), b.bisect_left('abc', 'b'))
b.insort_left(x, 2.0), b.insort_right(x, 2.5), b.insort_right(a=x, x=0)
print(x)
words = ['fig', 'pear', 'banana']
b.insort_right(words, 'plum', key=len)
print(words, b.bisect_left(words, 4, key=len), b.bisect_right(words, 4, lo=1, key=len))
attempt(b.bisect_left, x, 1, -1), attempt(b.bisect_left, 5, 1), attempt(b.bisect_left, [1], 'a'), attempt(b.bisect_left), attempt(b.bisect_right, [1], 1, 'a')
attempt(b.insort_left, (1,), 1), attempt(b.bisect_left, [1, 2], 1, 0, 5), attempt(b.bisect_left, [1], 1, 0, 1, len)
