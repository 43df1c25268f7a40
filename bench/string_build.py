# += in a loop, join of a list, slices, replace and find.
def main(n):
    s = ''
    for i in range(n):
        s += 'x' if i % 3 else str(i)
    parts = []
    for i in range(n):
        parts.append(str(i * i))
        parts.append(',')
    t = ''.join(parts)
    vowels = 0
    for c in t[:n]:
        if c in '02468':
            vowels += 1
    u = t.replace(',', '; ')
    at = hits = 0
    while True:
        at = u.find('99', at)
        if at < 0:
            break
        hits += 1
        at += 2
    back = 0
    for i in range(0, len(s) - 8, 8):
        if s[i:i + 4] == s[i + 4:i + 8]:
            back += 1
    print(len(s), len(t), len(u), vowels, hits, back, t[-20:])


main(1200000)
