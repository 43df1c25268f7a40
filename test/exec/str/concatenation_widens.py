# RUN: %same_as_cpython %s
s = ''
for c in 'aé€😀z':
    s += c
    print(s, len(s), ascii(s))
print('a' + 'é' == 'aé', 'x' * 3, 3 * 'é€', '' * 5, 'a' * -1, 'a' * 0)
t = 'abc€'[:3]
print(t == 'abc', hash(t) == hash('abc'), {'abc': 1}[t])
