# RUN: %same_as_cpython %s
# Backtracking with sets, with bit masks, and a drawing.
def solve(n):
    columns, up, down, placed = set(), set(), set(), []

    def place(row):
        if row == n:
            yield tuple(placed)
            return
        for c in range(n):
            if c in columns or row + c in up or row - c in down:
                continue
            columns.add(c); up.add(row + c); down.add(row - c); placed.append(c)
            yield from place(row + 1)
            columns.remove(c); up.discard(row + c); down.discard(row - c); placed.pop()

    yield from place(0)


def count(n):
    full = (1 << n) - 1

    def go(cols, left, right):
        if cols == full:
            return 1
        total, free = 0, full & ~(cols | left | right)
        while free:
            bit = free & -free
            free ^= bit
            total += go(cols | bit, (left | bit) << 1 & full, (right | bit) >> 1)
        return total

    return go(0, 0, 0)


def draw(solution):
    n = len(solution)
    return '\n'.join(' '.join('Q' if solution[r] == c else '·' for c in range(n)) for r in range(n))


def variants(s):
    n = len(s)
    flip = lambda s: tuple(reversed(s))
    turn = lambda s: tuple(n - 1 - s.index(c) for c in range(n))
    for _ in range(4):
        yield s
        yield flip(s)
        s = turn(s)


for n in range(1, 8):
    found = list(solve(n))
    unique = {min(variants(s)) for s in found}
    print(n, len(found), count(n), len(unique), found[0] if found else None)
print(draw(next(solve(8))))
print(count(8), sum(sum(s) for s in solve(6)))
