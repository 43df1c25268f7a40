//===- Digits.cpp - the decimal digits of doubles -----------------------------------------===//
//
// Shortest digits: the Schubfach algorithm (Raffaello Giulietti, "The Schubfach
// way to render doubles", 2020): the bounds of the interval that rounds to the
// double are scaled by one 128-bit power of ten, and at most four candidates are
// looked at. Digits of a given number: 128-bit integers where they suffice, which
// is nearly always; else all the digits of the double in base 10^9. This is
// smaller than the tables of std::to_chars, and needs nothing of libstdc++.a.
//
//===----------------------------------------------------------------------===//
#include "Format/Digits.h"
#include "Format/Decimal.h"

namespace pyaot::rt {

namespace {

struct Significand {
  uint64_t high, low;
};
#include "Format/PowersOf10.inc"

/// magnitude = mantissa * 2^exponent.
struct Binary {
  uint64_t mantissa;
  int exponent;
  bool isPowerOf2; ///< The next double below is only half as far away as the one above.
  explicit Binary(double magnitude) {
    uint64_t bits = std::bit_cast<uint64_t>(magnitude);
    int biased = int(bits >> 52 & 0x7FF);
    mantissa = bits & ((uint64_t(1) << 52) - 1);
    isPowerOf2 = mantissa == 0 && biased > 1;
    if (biased)
      mantissa |= uint64_t(1) << 52;
    else
      biased = 1;
    exponent = biased - 1075;
  }
};

/// floor(log2(10^e)), floor(log10(2^e)), floor(log10(3/4 * 2^e)) for the exponents of doubles.
int floorLog2Pow10(int e) { return (e * 1741647) >> 19; }
int floorLog10Pow2(int e) { return (e * 1262611) >> 22; }
int floorLog10ThreeQuartersPow2(int e) { return (e * 1262611 - 524031) >> 22; }

/// The upper 64 bits of g * c / 2^..., with a sticky last bit: enough to compare exactly with what is wanted.
uint64_t multiplyToOdd(const Significand &g, uint64_t c) {
  unsigned __int128 low = (unsigned __int128)g.low * c;
  unsigned __int128 all = (unsigned __int128)g.high * c + uint64_t(low >> 64);
  return uint64_t(all >> 64) | (uint64_t(all) > 1);
}

/// n * 10^exponent as digits without trailing zeros.
int writeDigits(uint64_t n, int exponent, char *out, int *point) {
  int count = int(decimalLength(n));
  writeDecimal(out, n, unsigned(count));
  *point = count + exponent;
  while (count > 1 && out[count - 1] == '0')
    --count;
  return count;
}

} // namespace

int shortestDigits(double magnitude, char *out, int *point) {
  Binary b(magnitude);
  uint64_t c = b.mantissa;
  int q = b.exponent;
  if (c == 0) {
    *out = '0';
    *point = 1;
    return 1;
  }
  if (q <= 0 && q > -53 && (c & ((uint64_t(1) << -q) - 1)) == 0) // A whole number below 2^53.
    return writeDigits(c >> -q, 0, out, point);
  uint64_t left = 4 * c - 2 + b.isPowerOf2, middle = 4 * c, right = 4 * c + 2;
  int k = b.isPowerOf2 ? floorLog10ThreeQuartersPow2(q) : floorLog10Pow2(q);
  int shift = q + floorLog2Pow10(-k) + 1;
  const Significand &g = significands[-k - kFirstPower];
  bool isOdd = c & 1; // The ends of the interval round to even: they belong to it if c is.
  uint64_t lower = multiplyToOdd(g, left << shift) + isOdd, value = multiplyToOdd(g, middle << shift),
           upper = multiplyToOdd(g, right << shift) - isOdd;
  uint64_t s = value / 4;
  if (s >= 10) { // One digit fewer, if one of the two neighbours is inside.
    uint64_t tens = s / 10;
    bool isLowInside = lower <= 40 * tens, isHighInside = 40 * tens + 40 <= upper;
    if (isLowInside != isHighInside)
      return writeDigits(tens + isHighInside, k + 1, out, point);
  }
  bool isLowInside = lower <= 4 * s, isHighInside = 4 * s + 4 <= upper;
  if (isLowInside != isHighInside)
    return writeDigits(s + isHighInside, k, out, point);
  uint64_t half = 4 * s + 2;
  bool isUp = value > half || (value == half && (s & 1));
  return writeDigits(s + isUp, k, out, point);
}

bool roundScaled(double magnitude, unsigned power, uint64_t *out) {
  if (power > 19)
    return false;
  Binary b(magnitude);
  int shift = -b.exponent; // magnitude = mantissa / 2^shift
  unsigned __int128 product = (unsigned __int128)b.mantissa * powersOf10.at[power]; // Below 2^53 * 2^64.
  if (shift <= 0) {
    if (shift < -10 || product >> (63 + shift))
      return false;
    *out = uint64_t(product) << -shift;
    return true;
  }
  if (shift >= 119) { // Less than half.
    *out = 0;
    return true;
  }
  if (product >> shift >> 62)
    return false;
  uint64_t quotient = uint64_t(product >> shift);
  unsigned __int128 rest = product & (((unsigned __int128)1 << shift) - 1), half = (unsigned __int128)1 << (shift - 1);
  *out = quotient + (rest > half || (rest == half && (quotient & 1)));
  return true;
}

// --- All digits ----------------------------------------------------------------------------------------------------------

namespace {

/// The exact decimal value of a double: an integer in base 10^9, divided by 10^scale.
class Exact {
public:
  explicit Exact(double magnitude) {
    Binary b(magnitude);
    uint64_t n = b.mantissa;
    int e = b.exponent;
    while (n && e < 0 && !(n & 1)) {
      n >>= 1;
      ++e;
    }
    do {
      limbs[count++] = uint32_t(n % kBase);
      n /= kBase;
    } while (n);
    for (int left = e; left > 0; left -= 31)
      multiply(uint32_t(1) << (left > 31 ? 31 : left));
    if (e < 0) { // n / 2^s = n * 5^s / 10^s
      scale = -e;
      for (int left = scale; left > 0; left -= 13)
        multiply(left >= 13 ? 1220703125u : powerOf5(left));
    }
  }

  /// Digits without leading zeros; *point as in Digits.h. Room for 800 characters. "" for zero.
  int write(char *out, int *point) const {
    int top = count - 1;
    if (limbs[top] == 0) {
      *point = 0;
      return 0;
    }
    int digits = int(decimalLength(limbs[top]));
    writeDecimal(out, limbs[top], unsigned(digits));
    while (top-- > 0) {
      writeDecimal(out + digits, limbs[top], 9);
      digits += 9;
    }
    *point = digits - scale;
    return digits;
  }

private:
  static constexpr uint32_t kBase = 1000000000;
  static uint32_t powerOf5(int n) {
    uint32_t p = 1;
    while (n-- > 0)
      p *= 5;
    return p;
  }
  void multiply(uint32_t by) {
    uint64_t carry = 0;
    for (int i = 0; i < count; ++i) {
      uint64_t n = uint64_t(limbs[i]) * by + carry;
      limbs[i] = uint32_t(n % kBase);
      carry = n / kBase;
    }
    for (; carry; carry /= kBase)
      limbs[count++] = uint32_t(carry % kBase);
  }
  uint32_t limbs[90]; // 2^-1074 has 751 digits; its multiples by 2^53 at most 767.
  int count = 0, scale = 0;
};

/// Keeps the first `kept` of `count` digits, rounded to nearest, ties to even; a carry out of the first digit moves the
/// point. Returns how many there are now: kept, or 1 where everything was rounded up from nothing.
int roundDigits(char *digits, int count, int kept, int *point) {
  if (kept >= count) {
    memset(digits + count, '0', size_t(kept - count));
    return kept;
  }
  bool isAbove = false;
  for (int i = kept + 1; i < count && !isAbove; ++i)
    isAbove = digits[i] != '0';
  bool isOdd = kept > 0 && (digits[kept - 1] & 1);
  if (digits[kept] < '5' || (digits[kept] == '5' && !isAbove && !isOdd))
    return kept;
  int i = kept - 1;
  while (i >= 0 && digits[i] == '9')
    digits[i--] = '0';
  if (i >= 0) {
    ++digits[i];
    return kept;
  }
  // 99.9 became 100.0: one digit more before the point.
  digits[kept] = '0';
  digits[0] = '1';
  ++*point;
  return kept + 1;
}

} // namespace

int fixedDigits(double magnitude, int places, char *out, int *point) {
  char all[820];
  int count = Exact(magnitude).write(all, point);
  int kept = *point + places;
  if (count == 0 || kept < 0) {
    *point = 0;
    return 0;
  }
  if (kept > count) {
    memcpy(out, all, size_t(count));
    memset(out + count, '0', size_t(kept - count));
    return kept;
  }
  int digits = roundDigits(all, count, kept, point);
  memcpy(out, all, size_t(digits));
  return digits;
}

void significantDigits(double magnitude, int count, char *out, int *point) {
  if (magnitude == 0) {
    memset(out, '0', size_t(count));
    *point = 1;
    return;
  }
  // With a power of ten that makes an integer of `count` digits, 128 bits suffice. The power is guessed from the binary
  // exponent, and is one too small at most.
  if (count <= 17) {
    Binary b(magnitude);
    int top = b.exponent + 63 - __builtin_clzll(b.mantissa); // magnitude >= 2^top
    int power = count - 1 - floorLog10Pow2(top);
    uint64_t n;
    for (int attempt = 0; attempt < 2; ++attempt, --power) {
      if (power < 0 || !roundScaled(magnitude, unsigned(power), &n))
        break;
      if (n < powersOf10.at[count]) {
        writeDecimal(out, n, unsigned(count));
        *point = count - power;
        return;
      }
    }
  }
  char all[820];
  int have = Exact(magnitude).write(all, point);
  if (count >= have) {
    memcpy(out, all, size_t(have));
    memset(out + have, '0', size_t(count - have));
    return;
  }
  roundDigits(all, have, count, point);
  memcpy(out, all, size_t(count));
}

} // namespace pyaot::rt
