# Sets: add, test, union, intersection, difference, comprehension.
def main(n):
    seen = set()
    seed = 1
    fresh = 0
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        key = (seed >> 12) % 200000
        if key not in seen:
            seen.add(key)
            fresh += 1
    evens = {k for k in seen if k % 2 == 0}
    threes = {k for k in seen if k % 3 == 0}
    total = 0
    for i in range(20):
        both = evens & threes
        either = evens | threes
        only = evens - threes
        total += len(both) + len(either) + len(only) + len(evens ^ threes)
        evens.discard(i * 2)
    words = {f'w{k % 1000}' for k in seen}
    inside = 0
    for i in range(n):
        if i in evens:
            inside += 1
    print(fresh, len(seen), total, len(words), inside)


main(900000)
