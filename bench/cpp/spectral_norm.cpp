// Float arithmetic over vectors.
#include <cmath>
#include <cstdio>
#include <vector>

using Vector = std::vector<double>;

static double a(long i, long j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }

static Vector times(const Vector &u, bool transposed) {
  long n = u.size();
  Vector out(n);
  for (long i = 0; i < n; ++i) {
    double sum = 0;
    for (long j = 0; j < n; ++j)
      sum += (transposed ? a(j, i) : a(i, j)) * u[j];
    out[i] = sum;
  }
  return out;
}

int main() {
  Vector u(400, 1.0), v;
  for (int i = 0; i < 6; ++i) {
    v = times(times(u, false), true);
    u = times(times(v, false), true);
  }
  double uv = 0, vv = 0;
  for (size_t i = 0; i < u.size(); ++i) {
    uv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  std::printf("%.9f\n", std::sqrt(uv / vv));
}
