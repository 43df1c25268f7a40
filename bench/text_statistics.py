# Statistics of a text: split, strip, lower, dict counts, sorting with keys, formatting of a table.
WORDS = 'the of and to in a is that it was for on are as with his they at be this from have or by one had not but what all'.split()


def make(n):
    seed, out, line = 4242, [], []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        word = WORDS[(seed >> 16) % len(WORDS)]
        if seed & 0x300000 == 0:
            word = word.capitalize()
        line.append(word + ('.' if i % 17 == 16 else ',' if i % 7 == 6 else ''))
        if len(line) == 12:
            out.append(' '.join(line))
            line = []
    return '\n'.join(out)


def main():
    text = make(260000)
    counts, lengths, first = {}, {}, {}
    sentences = 0
    for number, line in enumerate(text.splitlines(), 1):
        for raw in line.split():
            word = raw.strip('.,').lower()
            counts[word] = counts.get(word, 0) + 1
            lengths.setdefault(len(word), set()).add(word)
            if word not in first:
                first[word] = number
            if raw.endswith('.'):
                sentences += 1
    letters = {}
    for word, n in counts.items():
        for c in word:
            letters[c] = letters.get(c, 0) + n
    total = sum(counts.values())
    for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:12]:
        print(f'{word:<8}{n:>8,}{n / total:>9.3%}{first[word]:>5}')
    print(sentences, total, {k: len(v) for k, v in sorted(lengths.items())})
    print(' '.join(f'{c}:{n}' for c, n in sorted(letters.items())))
    print(text.count('the '), text.find('Had'), len(text.upper().replace('THE', '')), text.title()[:40])


main()
