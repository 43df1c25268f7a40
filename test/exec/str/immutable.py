# RUN: %same_as_cpython %s
s = 'abc'
for f in ('s[0] = "x"', ):
    try:
        s[0] = 'x'
    except TypeError as e:
        print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
try:
    s.x = 1
except AttributeError as e:
    print(e)
t = s
t += 'd'
print(s, t)
