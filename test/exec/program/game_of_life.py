# RUN: %same_as_cpython %s
# GC-STRESS: 97
# On a torus with sets, and on the infinite plane.
def parse(text):
    return {(r, c) for r, line in enumerate(text.split()) for c, ch in enumerate(line) if ch == '#'}


def neighbours(cell):
    r, c = cell
    for dr in (-1, 0, 1):
        for dc in (-1, 0, 1):
            if dr or dc:
                yield r + dr, c + dc


def step(cells, size=None):
    counts = {}
    for cell in cells:
        for n in neighbours(cell):
            if size:
                n = n[0] % size[0], n[1] % size[1]
            counts[n] = counts.get(n, 0) + 1
    return {n for n, k in counts.items() if k == 3 or k == 2 and n in cells}


def show(cells, rows, cols):
    return '\n'.join(''.join('#' if (r, c) in cells else '.' for c in range(cols)) for r in range(rows))


glider = parse('.#. ..# ###')
world = glider
for generation in range(5):
    print(f'generation {generation}, {len(world)} alive')
    print(show(world, 6, 6))
    world = step(world, (6, 6))
for name, text in {'blinker': '... ### ...', 'block': '## ##', 'toad': '.### ###.', 'beacon': '##.. ##.. ..## ..##'}.items():
    cells = start = frozenset(parse(text))
    period = 0
    while True:
        cells = frozenset(step(cells))
        period += 1
        if cells == start:
            break
    print(name, period)
pentomino = parse('.## ##. .#.')
sizes = []
for i in range(150):
    if i % 25 == 0:
        sizes.append(len(pentomino))
    pentomino = step(pentomino)
rs = [r for r, c in pentomino]
cs = [c for r, c in pentomino]
print(sizes, len(pentomino), min(rs), max(rs), min(cs), max(cs))
