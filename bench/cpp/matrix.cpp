// A matrix product of nested vectors of doubles, by index.
#include <cstdio>
#include <vector>

using Matrix = std::vector<std::vector<double>>;

static Matrix make(int n, long seed) {
  Matrix m(n, std::vector<double>(n));
  for (auto &row : m)
    for (double &x : row) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      x = seed / 2147483648.0 - 0.5;
    }
  return m;
}

int main() {
  const int n = 220;
  Matrix a = make(n, 1), b = make(n, 2), c(n, std::vector<double>(n));
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j) {
      double total = 0;
      for (int k = 0; k < n; ++k)
        total += a[i][k] * b[k][j];
      c[i][j] = total;
    }
  double trace = 0;
  for (int i = 0; i < n; ++i)
    trace += c[i][i];
  std::printf("%.9f %.9f %.9f\n", trace, c[0][n - 1], c[n - 1][0]);
}
