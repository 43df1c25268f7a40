// Small-int arrays: flips of every permutation.
#include <algorithm>
#include <cstdio>
#include <vector>

int main() {
  const int n = 9;
  std::vector<int> perm1(n), perm(n), count(n);
  for (int i = 0; i < n; ++i)
    perm1[i] = i;
  long checksum = 0, sign = 0;
  int most = 0, r = n;
  while (true) {
    for (; r != 1; --r)
      count[r - 1] = r;
    if (perm1[0]) {
      perm = perm1;
      int flips = 0;
      for (int k = perm[0]; k; k = perm[0]) {
        std::reverse(perm.begin(), perm.begin() + k + 1);
        ++flips;
      }
      most = std::max(most, flips);
      checksum += sign % 2 == 0 ? flips : -flips;
    }
    ++sign;
    while (true) {
      if (r == n) {
        std::printf("%ld %d\n", checksum, most);
        return 0;
      }
      int first = perm1[0];
      for (int i = 0; i < r; ++i)
        perm1[i] = perm1[i + 1];
      perm1[r] = first;
      if (--count[r] > 0)
        break;
      ++r;
    }
  }
}
