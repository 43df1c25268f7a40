// Float loops with an early exit.
#include <cstdio>

int main() {
  const int size = 500, limit = 60;
  long total = 0;
  for (int row = 0; row < size; ++row) {
    double ci = 2.0 * row / size - 1.0;
    for (int col = 0; col < size; ++col) {
      double cr = 2.0 * col / size - 1.5, zr = 0, zi = 0, tr = 0, ti = 0;
      int n = 0;
      for (; n < limit && tr + ti <= 4.0; ++n) {
        zi = 2.0 * zr * zi + ci;
        zr = tr - ti + cr;
        tr = zr * zr;
        ti = zi * zi;
      }
      total = (total * 31 + n) % 1000003;
    }
  }
  std::printf("%ld\n", total);
}
