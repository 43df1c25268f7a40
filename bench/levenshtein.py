# Edit distance by rows: int lists, characters compared, min of three.
def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            cost = previous[j - 1] + (ca != cb)
            insert = current[j - 1] + 1
            delete = previous[j] + 1
            current.append(min(cost, insert, delete))
        previous = current
    return previous[-1]


def word(seed, n):
    out = ''
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out += chr(97 + (seed >> 16) % 6)
    return out


words = [word(i, 30 + i % 15) for i in range(44)]
total = 0
best = (10 ** 9, '', '')
for i, a in enumerate(words):
    for b in words[:i]:
        d = distance(a, b)
        total += d
        best = min(best, (d, a, b))
print(total, best)
