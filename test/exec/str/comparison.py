# RUN: %same_as_cpython %s
words = ['', 'a', 'A', 'ab', 'b', 'é', 'z', '€', '😀', 'aé', 'a€']
print(sorted(words))
for a in ('a', 'aé', '€'):
    print(a, [a < w for w in words], [a == w for w in words], [a >= w for w in words])
print('a' == 1, 'a' != b'a', 'abc' is not None)
