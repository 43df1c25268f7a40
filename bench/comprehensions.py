# Lists, sets, dicts and generators by comprehension; sum, any, all, min and max over them.
class Widget:
    def __init__(self, id, owner, price, tags):
        self.id = id
        self.owner = owner
        self.price = price
        self.tags = tags


def main():
    widgets = [Widget(i, 'owner%d' % (i % 17), (i * 37) % 101, {t for t in ('red', 'big', 'new', 'old') if (i >> len(t)) & 1})
               for i in range(4000)]
    total = 0
    for _ in range(40):
        by_owner = {w.owner: [x for x in widgets[w.id % 50:300:5] if x.owner == w.owner] for w in widgets[:60]}
        cheap = [w.id for w in widgets if w.price < 20 and 'red' in w.tags]
        pairs = [(a, b) for a in range(40) for b in range(a) if (a + b) % 3 == 0]
        squares = {n * n % 1009 for n in range(2000)}
        total += sum(w.price for w in widgets if not w.tags) + len(cheap) + len(pairs) + len(squares)
        total += sum(len(v) for v in by_owner.values())
        total += any(w.price == 100 for w in widgets) + all(w.price >= 0 for w in widgets)
        total += max(w.price * 2 - w.id % 3 for w in widgets) + min(len(w.owner) for w in widgets)
        matrix = [[r * c for c in range(25)] for r in range(25)]
        total += sum([sum(row) for row in zip(*matrix)])
    print(total, sorted(by_owner)[:3], cheap[:5], pairs[-3:])


main()
