# A large live heap of records, of which some are replaced all the time.
class Record:
    def __init__(self, key, payload, link):
        self.key = key
        self.payload = payload
        self.link = link


def main(live=200000, rounds=700000):
    records = [Record(i, [i, i + 1], None) for i in range(live)]
    seed = 1
    total = 0
    for i in range(rounds):
        seed = (seed * 1103515245 + 12345) % 2147483648
        at = (seed >> 8) % live
        old = records[at]
        total += old.payload[0]
        records[at] = Record(i, [at, i], records[(at * 7 + 1) % live] if i % 64 == 0 else None)
    depth = 0
    r = records[0]
    while r is not None and depth < 1000:
        r = r.link
        depth += 1
    print(total, len(records), sum(r.payload[1] for r in records), sum(1 for r in records if r.link))


main()
