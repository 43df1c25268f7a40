# RUN: %same_as_cpython %s
print({x % 3 for x in range(10)}, sorted({c for c in 'banana' if c != 'n'}))
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
