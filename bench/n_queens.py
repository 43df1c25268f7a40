# Backtracking with lists of flags and recursion.
def solve(n, row, columns, up, down):
    if row == n:
        return 1
    total = 0
    for c in range(n):
        if columns[c] and up[row + c] and down[row - c + n]:
            columns[c] = up[row + c] = down[row - c + n] = False
            total += solve(n, row + 1, columns, up, down)
            columns[c] = up[row + c] = down[row - c + n] = True
    return total


def count(n):
    return solve(n, 0, [True] * n, [True] * (2 * n), [True] * (2 * n + 1))


print(count(12))
