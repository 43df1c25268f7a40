# RUN: %same_as_cpython %s
# Counting, sorting by several keys, and a histogram.
TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness; it was the epoch of belief - it was the epoch of incredulity. It was the season of Light, it was the
season of Darkness: it was the spring of hope, it was the winter of despair! Don't we have "everything" before us?
We've nothing before us... naïve façade, naïve Café."""
STOP = frozenset('it was the of we us'.split())


def words(text):
    word = []
    for c in text + ' ':
        if c.isalpha() or (c == "'" and word):
            word.append(c.lower())
        elif word:
            yield ''.join(word)
            word.clear()


counts = {}
for w in words(TEXT):
    counts[w] = counts.get(w, 0) + 1
print(len(counts), sum(counts.values()))
ranked = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
top = ranked[0][1]
for rank, (word, n) in enumerate(ranked[:8], 1):
    print(f'{rank:>2}. {word:<8}{n:>3} {"#" * round(20 * n / top):<20} {n / sum(counts.values()):6.1%}')
print([w for w, n in ranked if w not in STOP and n > 1])
by_length = {}
for w in counts:
    by_length.setdefault(len(w), set()).add(w)
for length in sorted(by_length):
    print(f'{length:>3}: {", ".join(sorted(by_length[length])[:6])}')
letters = {}
for w, n in counts.items():
    for c in w:
        letters[c] = letters.get(c, 0) + n
print(''.join(sorted(letters, key=lambda c: (-letters[c], c))))
pairs = {}
previous = None
for w in words(TEXT):
    if previous:
        pairs[previous, w] = pairs.get((previous, w), 0) + 1
    previous = w
print(max(pairs, key=lambda p: (pairs[p], p)), sorted(((n, p) for p, n in pairs.items()), reverse=True)[:3])
longest = max(counts, key=lambda w: (len(w), w))
print(longest, longest.title(), TEXT.count('\n'), TEXT.upper().count('THE'))
