// Formatting: ints, doubles and strings into one string per turn.
#include <cstdio>
#include <string>

// snprintf knows no thousands separator that does not depend on the locale.
static std::string thousands(long n) {
  std::string s = std::to_string(n);
  for (int at = static_cast<int>(s.size()) - 3; at > 0; at -= 3)
    s.insert(at, ",");
  return s;
}

int main() {
  const char *names[] = {"alpha", "beta", "gamma", "delta"};
  long length = 0, check = 0;
  std::string s;
  for (long i = 0; i < 600000; ++i) {
    double x = i / 7.0;
    char buffer[128];
    std::snprintf(buffer, sizeof buffer, "%ld: %.3f %10s %08lx|%s", i, x, names[i % 4], i, thousands(i * 37).c_str());
    s = buffer;
    length += s.size();
    check = (check * 31 + s.back() + s[i % s.size()]) % 1000000007;
  }
  std::printf("%ld %ld %s\n", length, check, s.c_str());
}
