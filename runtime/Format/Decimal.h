//===- Decimal.h - machine ints as decimal digits, two at a time --------------------===//
#ifndef PYAOT_RUNTIME_FORMAT_DECIMAL_H
#define PYAOT_RUNTIME_FORMAT_DECIMAL_H

#include <bit>
#include <cstdint>
#include <cstring>

namespace pyaot::rt {

struct DigitPairs {
  char text[200];
  consteval DigitPairs() {
    for (int i = 0; i < 100; ++i) {
      text[2 * i] = char('0' + i / 10);
      text[2 * i + 1] = char('0' + i % 10);
    }
  }
};
inline constexpr DigitPairs digitPairs;

struct PowersOf10 {
  uint64_t at[20];
  consteval PowersOf10() {
    uint64_t p = 1;
    for (uint64_t &power : at) {
      power = p;
      p *= 10;
    }
  }
};
inline constexpr PowersOf10 powersOf10;

/// How many decimal digits n has; 1 for 0.
inline unsigned decimalLength(uint64_t n) {
  unsigned guess = unsigned(std::bit_width(n | 1)) * 1233 >> 12;
  return guess + (guess == 0 || n >= powersOf10.at[guess]);
}

/// Writes exactly `digits` digits (the lowest ones, with leading zeros) to out.
inline void writeDecimal(char *out, uint64_t n, unsigned digits) {
  while (digits >= 2) {
    digits -= 2;
    memcpy(out + digits, digitPairs.text + 2 * (n % 100), 2);
    n /= 100;
  }
  if (digits)
    *out = char('0' + n % 10);
}

/// Writes n with its sign; at most 20 characters. Returns how many.
inline unsigned writeInt64(char *out, int64_t i) {
  uint64_t n = i < 0 ? 0 - uint64_t(i) : uint64_t(i);
  unsigned digits = decimalLength(n);
  if (i < 0)
    *out = '-';
  writeDecimal(out + (i < 0), n, digits);
  return digits + (i < 0);
}

} // namespace pyaot::rt

#endif
