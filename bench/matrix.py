# A matrix product of nested lists of floats, by index.
def make(n, seed):
    m = []
    for i in range(n):
        row = []
        for j in range(n):
            seed = (seed * 1103515245 + 12345) % 2147483648
            row.append(seed / 2147483648.0 - 0.5)
        m.append(row)
    return m


def product(a, b, n):
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        row = a[i]
        out = c[i]
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += row[k] * b[k][j]
            out[j] = total
    return c


def main(n):
    c = product(make(n, 1), make(n, 2), n)
    trace = 0.0
    for i in range(n):
        trace += c[i][i]
    print(f'{trace:.9f} {c[0][n - 1]:.9f} {c[n - 1][0]:.9f}')


main(220)
