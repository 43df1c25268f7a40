# Successive over-relaxation, sparse matrix product and LU factorisation: nested lists of floats.
def grid(m, n, seed):
    rows = []
    for _ in range(m):
        row = []
        for _ in range(n):
            seed = seed * 16807 % 2147483647
            row.append(seed / 2147483647.0)
        rows.append(row)
    return rows


def relax(g, omega, rounds):
    quarter, rest = omega * 0.25, 1.0 - omega
    m, n = len(g), len(g[0])
    for _ in range(rounds):
        for y in range(1, m - 1):
            row, above, below = g[y], g[y - 1], g[y + 1]
            for x in range(1, n - 1):
                row[x] = quarter * (above[x] + below[x] + row[x - 1] + row[x + 1]) + rest * row[x]


def sparse(n, per_row, rounds):
    values = [1.0 / (1 + i % 7) for i in range(n * per_row)]
    columns = [(i * 7919) % n for i in range(n * per_row)]
    starts = list(range(0, n * per_row + 1, per_row))
    x = [i / n for i in range(n)]
    y = [0.0] * n
    for _ in range(rounds):
        for r in range(n):
            total = 0.0
            for i in range(starts[r], starts[r + 1]):
                total += x[columns[i]] * values[i]
            y[r] = total
    return sum(y)


def factor(a):
    n = len(a)
    pivots = [0] * n
    for j in range(n):
        p = j
        best = abs(a[j][j])
        for i in range(j + 1, n):
            v = abs(a[i][j])
            if v > best:
                p, best = i, v
        pivots[j] = p
        if p != j:
            a[p], a[j] = a[j], a[p]
        if j < n - 1:
            inverse = 1.0 / a[j][j]
            for k in range(j + 1, n):
                a[k][j] *= inverse
            row = a[j]
            for i in range(j + 1, n):
                other = a[i]
                f = other[j]
                for k in range(j + 1, n):
                    other[k] -= f * row[k]
    return pivots


g = grid(120, 120, 101)
relax(g, 1.25, 30)
print(f'{sum(map(sum, g)):.9f}')
print(f'{sparse(1000, 5, 120):.9f}')
lu = grid(110, 110, 7)
print(factor(lu)[:10], f'{sum(map(sum, lu)):.6f}')
