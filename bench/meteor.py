# Packing the twelve pentominoes into a rectangle: bit masks in ints, recursion.
SHAPES = ('XXXXX', 'XXXX/X', 'XXXX/.X', 'XXX/XX', 'XXX/X.X', 'XXX/X/X', 'XXX/.X/.X', 'XX/.XXX', 'X/XXX/..X', 'XX/.XX/..X', '.X/XXX/.X', '.XX/XX/.X')
WIDTH, HEIGHT = 5, 6
PIECES = (1, 2, 3, 4, 5, 6, 8, 9, 11)


def orientations(shape):
    cells = [(x, y) for y, row in enumerate(shape.split('/')) for x, c in enumerate(row) if c == 'X']
    found = set()
    for flip in range(2):
        for turn in range(4):
            cells = [(y, -x) for x, y in cells]
            left, top = min(x for x, _ in cells), min(y for _, y in cells)
            found.add(tuple(sorted((y - top, x - left) for x, y in cells)))
        cells = [(-x, y) for x, y in cells]
    return sorted(found)


def masks(shape):
    by_first = [[] for _ in range(WIDTH * HEIGHT)]
    for cells in orientations(shape):
        for dy in range(HEIGHT):
            for dx in range(WIDTH):
                if all(y + dy < HEIGHT and x + dx < WIDTH for y, x in cells):
                    mask = 0
                    for y, x in cells:
                        mask |= 1 << ((y + dy) * WIDTH + x + dx)
                    first = (mask & -mask).bit_length() - 1
                    by_first[first].append(mask)
    return by_first


MASKS = [masks(SHAPES[p]) for p in PIECES]
FULL = (1 << WIDTH * HEIGHT) - 1
COUNT = [0, 0]


def solve(board, left):
    if board == FULL:
        COUNT[0] += 1
        return
    COUNT[1] += 1
    first = 0
    while board >> first & 1:
        first += 1
    for piece in range(len(PIECES)):
        if left >> piece & 1:
            for mask in MASKS[piece][first]:
                if not board & mask:
                    solve(board | mask, left & ~(1 << piece))


solve(0, (1 << len(PIECES)) - 1)
print(COUNT)
