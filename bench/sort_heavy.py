# Sorting of ints, floats, strings, tuples and objects, with keys and in reverse.
class Card:
    def __init__(self, rank, suit):
        self.rank = rank
        self.suit = suit

    def __lt__(self, other):
        return (self.rank, self.suit) < (other.rank, other.suit)


def main():
    seed, numbers = 17, []
    for _ in range(120000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        numbers.append(seed >> 4)
    floats = [n / 7 for n in numbers]
    words = [f'{n % 100003:x}' for n in numbers]
    pairs = [(n % 100, w) for n, w in zip(numbers, words)]
    cards = [Card(n % 13, n % 4) for n in numbers[:20000]]
    for _ in range(2):
        a = sorted(numbers)
        b = sorted(floats, reverse=True)
        c = sorted(words)
        d = sorted(pairs)
        e = sorted(words, key=len)
        f = sorted(numbers, key=lambda n: (n % 10, -n))
        g = sorted(cards)
        a.sort(reverse=True)
        h = sorted(a[:60000] + a[60000:][::-1])
    print(a[:2], f'{b[0]:.3f}', c[:3], d[0], e[:3], f[:2], (g[0].rank, g[-1].suit), h[0])
    numbers.sort(key=str)
    print(numbers[:3], sorted({n % 1000 for n in numbers})[-1], max(words), min(pairs))


main()
