# RUN: %same_as_cpython %s
for s in ('abcdefgh', 'äbçdéfgh', 'a€cdefgh', '😀bcdefgh', ''):
    print(s[2:5], s[:3], s[-3:], s[::2], s[::-1], s[1:-1:3], s[6:2:-2], s[10:], s[-100:2], s[5:2], s[:], sep='|')
try:
    'abc'[::0]
except ValueError as e:
    print(e)
