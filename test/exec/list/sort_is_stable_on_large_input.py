# RUN: %same_as_cpython %s
x = 12345
items = []
for i in range(3000):
    x = (x * 1103515245 + 12345) % 2**31
    items.append((x % 50, i))
s = sorted(items, key=lambda p: p[0])
print(all(s[i][0] < s[i + 1][0] or (s[i][0] == s[i + 1][0] and s[i][1] < s[i + 1][1]) for i in range(len(s) - 1)))
r = sorted(items, key=lambda p: p[0], reverse=True)
print(all(r[i][0] > r[i + 1][0] or (r[i][0] == r[i + 1][0] and r[i][1] < r[i + 1][1]) for i in range(len(r) - 1)))
print(s[:5], r[:5], sum(i * p[1] for i, p in enumerate(s)))
