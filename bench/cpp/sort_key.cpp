// Sorting: plain, by a member, by a pair, reversed; all stable, as Python's.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <tuple>
#include <vector>

using Person = std::tuple<std::string, long, double>;

int main() {
  const int n = 200000;
  long seed = 7;
  std::vector<Person> people;
  for (int i = 0; i < n; ++i) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    people.emplace_back("name" + std::to_string(seed % 5000), seed >> 8, i / 3.0);
  }
  auto age = people, name = people;
  std::stable_sort(age.begin(), age.end(),
                   [](const Person &a, const Person &b) { return std::get<1>(a) < std::get<1>(b); });
  std::stable_sort(name.begin(), name.end(), [](const Person &a, const Person &b) {
    int order = std::get<0>(a).compare(std::get<0>(b));
    return order ? order < 0 : std::get<1>(a) > std::get<1>(b);
  });
  std::vector<long> numbers;
  std::vector<std::string> strings;
  std::vector<double> floats;
  for (const auto &[who, number, x] : people) {
    numbers.push_back(number);
    strings.push_back(who);
    floats.push_back(number % 2 ? -x : x);
  }
  std::stable_sort(numbers.begin(), numbers.end(), std::greater<>());
  std::stable_sort(strings.begin(), strings.end());
  std::stable_sort(floats.begin(), floats.end());
  long check = 0;
  for (int i = 0; i < n; i += 97)
    check = (check * 31 + std::get<1>(age[i]) + std::get<1>(name[i]) + numbers[i] + (long)strings[i].size()) % 1000000007;
  std::printf("%ld %s %s %ld %s %.3f\n", check, std::get<0>(age[0]).c_str(), std::get<0>(name[0]).c_str(), numbers[0],
              strings.back().c_str(), floats[n / 2]);
}
