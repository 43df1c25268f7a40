# Splitting text and counting words in a dict.
SYLLABLES = ['ka', 'to', 'mi', 'ren', 'su', 'lo', 'pa', 'vi', 'ne', 'dor', 'é', 'qu']


def text(words):
    seed = 42
    out = []
    for i in range(words):
        word = ''
        seed = (seed * 1103515245 + 12345) % 2147483648
        n = seed >> 16
        for _ in range(n % 3 + 1):
            word += SYLLABLES[n % 12]
            n //= 12
        out.append(word)
        if i % 11 == 10:
            out.append('\n')
    return ' '.join(out)


def main():
    counts = {}
    for line in text(1200000).split('\n'):
        for word in line.split():
            counts[word] = counts.get(word, 0) + 1
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]
    for word, n in best:
        print(word, n)
    print(len(counts), sum(counts.values()), sum(len(w) * n for w, n in counts.items()))


main()
