# Conway's game of life on a set of cells: sets and dicts of tuples.
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = (x + dx, y + dy)
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


cells = {(0, 1), (1, 3), (2, 0), (2, 1), (2, 4), (2, 5), (2, 6)}
cells = {(y, x) for x, y in cells}
for generation in range(420):
    cells = step(cells)
    if generation % 60 == 0:
        print(generation, len(cells), min(cells), max(cells))
print(len(cells), sum(x * 31 + y for x, y in cells))
