# Dicts with int, string and tuple keys: fill, look up, update, delete, iterate.
def main(n):
    squares = {}
    for i in range(n):
        squares[i * 7 % 100003] = i
    hits = 0
    for i in range(n):
        if i in squares:
            hits += squares[i] & 15
    names = {}
    for i in range(n):
        key = 'k' + str(i % 5000)
        names[key] = names.get(key, 0) + i
    grid = {}
    for i in range(n):
        grid[i % 300, i % 700] = i
    total = 0
    for (a, b), v in grid.items():
        total += a * b + v
    for i in range(0, 100003, 2):
        squares.pop(i, None)
    groups = {}
    for i in range(n):
        groups.setdefault(i % 1000, []).append(i)
    print(hits, len(squares), sum(names.values()), total, len(grid), sum(len(g) for g in groups.values()))


main(1300000)
