// An array of flags, indexed and stepped through.
#include <cstdio>
#include <vector>

int main() {
  const long limit = 10000000;
  std::vector<char> flags(limit + 1, 1);
  flags[0] = flags[1] = 0;
  for (long i = 2; i * i <= limit; ++i)
    if (flags[i])
      for (long j = i * i; j <= limit; j += i)
        flags[j] = 0;
  long count = 0, total = 0;
  for (long i = 0; i <= limit; ++i)
    if (flags[i])
      ++count, total += i;
  std::printf("%ld %ld\n", count, total);
}
