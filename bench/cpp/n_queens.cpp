// Backtracking with arrays of flags and recursion.
#include <cstdio>

static bool columns[16], up[32], down[32];

static long solve(int n, int row) {
  if (row == n)
    return 1;
  long total = 0;
  for (int c = 0; c < n; ++c)
    if (!columns[c] && !up[row + c] && !down[row - c + n]) {
      columns[c] = up[row + c] = down[row - c + n] = true;
      total += solve(n, row + 1);
      columns[c] = up[row + c] = down[row - c + n] = false;
    }
  return total;
}

int main() { std::printf("%ld\n", solve(12, 0)); }
