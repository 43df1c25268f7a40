# RUN: %same_as_cpython %s
for s in ('hello', 'héllo', 'h€llo', 'h😀llo'):
    print(len(s), s[0], s[1], s[-1], s[-4], [c for c in s])
    for i in (5, -6, 2**70):
        try:
            s[i]
        except IndexError as e:
            print(e)
try:
    'abc'['a']
except TypeError as e:
    print(e)
