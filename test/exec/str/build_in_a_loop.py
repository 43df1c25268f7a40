# RUN: %same_as_cpython %s
s = ''
for i in range(2000):
    s += str(i) + ','
print(len(s), s[:30], s[-20:])
keep = s
s += 'end'
print(len(keep), len(s), keep == s[:-3])
