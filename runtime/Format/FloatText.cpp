//===- FloatText.cpp - the digits of a float -------------------------------------------===//
//
// Fixed notation has a path of its own. A double is m * 2^-s with a 53-bit m, so
// m * 10^precision is exact in 128 bits, and shifting it right by s gives the
// quotient and the whole remainder: the rounding, ties included, is exact by
// construction and needs no proof about floating-point error. What does not fit
// goes to std::to_chars, which is exact for any precision.
//
//===----------------------------------------------------------------------===//
#include "Format/FloatText.h"
#include "Format/Decimal.h"
#include "Format/Format.h"
#include "Numbers/Int.h"

#include <charconv>

namespace pyaot::rt {

unsigned writeFixed(char *out, double magnitude, unsigned precision) {
  if (precision > 17)
    return 0;
  uint64_t bits = std::bit_cast<uint64_t>(magnitude);
  int exponent = int(bits >> 52 & 0x7FF);
  uint64_t mantissa = bits & ((uint64_t(1) << 52) - 1);
  if (exponent)
    mantissa |= uint64_t(1) << 52;
  else
    exponent = 1;
  int shift = 1075 - exponent; // magnitude = mantissa / 2^shift
  unsigned __int128 product = (unsigned __int128)mantissa * powersOf10.at[precision]; // Below 2^53 * 2^57.
  uint64_t quotient;
  if (shift <= 0) {
    if (shift < -10 || product >> (64 + shift)) // Left shift by -shift must stay inside 64 bits.
      return 0;
    quotient = uint64_t(product) << -shift;
  } else if (shift >= 112) { // Less than half a unit of the last digit.
    quotient = 0;
  } else {
    if (product >> shift >> 63)
      return 0;
    quotient = uint64_t(product >> shift);
    unsigned __int128 rest = product & (((unsigned __int128)1 << shift) - 1), half = (unsigned __int128)1 << (shift - 1);
    quotient += rest > half || (rest == half && (quotient & 1));
  }
  unsigned digits = decimalLength(quotient);
  if (digits <= precision)
    digits = precision + 1;
  if (precision == 0) {
    writeDecimal(out, quotient, digits);
    return digits;
  }
  // The digits go one place to the right; then the whole ones move left to make room for the point.
  writeDecimal(out + 1, quotient, digits);
  unsigned wholeDigits = digits - precision;
  for (unsigned i = 0; i < wholeDigits; ++i)
    out[i] = out[i + 1];
  out[wholeDigits] = '.';
  return digits + 1;
}

/// Digits d[0]d[1]...d[count-1] with the decimal point after `point` of them (point <= 0: zeros between). `significant`:
/// how many digits the alternate form shows.
void FloatText::layOut(const char *digits, int count, int point, bool useExponent, int significant, unsigned flags) {
  char *p = text;
  int wholeDigits = useExponent ? 1 : point;
  if (wholeDigits <= 0) {
    *p++ = '0';
  } else {
    int have = count < wholeDigits ? count : wholeDigits;
    memcpy(p, digits, size_t(have));
    memset(p + have, '0', size_t(wholeDigits - have));
    p += wholeDigits;
  }
  whole = {text, size_t(p - text)};
  char *start = p;
  *p++ = '.';
  if (wholeDigits < 0) {
    memset(p, '0', size_t(-wholeDigits));
    p += -wholeDigits;
  }
  int used = wholeDigits > 0 ? wholeDigits : 0;
  if (used < count) {
    memcpy(p, digits + used, size_t(count - used));
    p += count - used;
  }
  int shown = used > count ? used : count;
  if (flags & Alternate && significant > shown)
    zeros = significant - shown;
  if (p - start == 1 && zeros == 0 && !(flags & Alternate)) {
    if (flags & AddDot0 && !useExponent)
      *p++ = '0';
    else
      p = start;
  } else if (p - start == 1 && zeros == 0 && flags & AddDot0 && !useExponent) {
    *p++ = '0';
  }
  fraction = {start, size_t(p - start)};
  if (useExponent) {
    int e = point - 1;
    char *q = exponent;
    *q++ = 'e';
    *q++ = e < 0 ? '-' : '+';
    e = e < 0 ? -e : e;
    if (e < 10)
      *q++ = '0';
    q = std::to_chars(q, exponent + sizeof exponent, e).ptr;
    suffix = {exponent, size_t(q - exponent)};
  }
}

FloatText::FloatText(double magnitude, char type, int64_t precision, unsigned flags) {
  constexpr int64_t kMostDigits = 1100; // No double has more digits behind the point that are not 0.
  if (type == 'f') {
    int64_t extra = precision > kMostDigits ? precision - kMostDigits : 0;
    int64_t digits = precision - extra;
    size_t length = writeFixed(text, magnitude, unsigned(digits));
    if (!length)
      length = size_t(std::to_chars(text, text + sizeof text, magnitude, std::chars_format::fixed, int(digits)).ptr - text);
    size_t wholeLength = length - (digits ? size_t(digits) + 1 : 0);
    whole = {text, wholeLength};
    if (digits == 0 && flags & Alternate)
      text[length++] = '.';
    fraction = {text + wholeLength, length - wholeLength};
    zeros = extra;
    return;
  }
  if (type == 'e') {
    int64_t extra = precision > kMostDigits ? precision - kMostDigits : 0;
    int digits = int(precision - extra);
    char *end = std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific, digits).ptr;
    char *e = text + 1 + (digits ? digits + 1 : 0);
    suffix = {exponent, size_t(end - e)};
    memcpy(exponent, e, size_t(end - e));
    whole = {text, 1};
    if (digits == 0 && flags & Alternate)
      *e++ = '.';
    fraction = {text + 1, size_t(e - text) - 1};
    zeros = extra;
    return;
  }
  char digits[kMostDigits + 1];
  int count = 0, point;
  if (type == 'r') {
    char shortest[40];
    size_t length = reprDouble(magnitude, shortest);
    int exponentAt = -1, dotAt = -1;
    for (size_t i = 0; i < length; ++i) {
      if (shortest[i] == '.')
        dotAt = count;
      else if (shortest[i] == 'e') {
        exponentAt = int(i);
        break;
      } else {
        digits[count++] = shortest[i];
      }
    }
    point = dotAt < 0 ? count : dotAt;
    if (exponentAt >= 0) {
      int e = 0;
      std::from_chars(shortest + exponentAt + (shortest[exponentAt + 1] == '+' ? 2 : 1), shortest + length, e);
      point += e;
    }
    int leading = 0;
    while (leading < count - 1 && digits[leading] == '0')
      ++leading;
    memmove(digits, digits + leading, size_t(count -= leading));
    point -= leading;
    while (count > 1 && digits[count - 1] == '0')
      --count;
    if (magnitude == 0)
      point = 1;
    layOut(digits, count, point, point <= -4 || point > 16, 0, flags);
    return;
  }
  // 'g': `precision` significant digits, trailing zeros dropped, in the shorter notation.
  if (precision == 0)
    precision = 1;
  int kept = int(precision > kMostDigits ? kMostDigits : precision);
  char *end = std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific, kept - 1).ptr;
  char *e = text;
  for (; *e != 'e'; ++e)
    if (*e != '.')
      digits[count++] = *e;
  int exponentValue = 0;
  std::from_chars(e + (e[1] == '+' ? 2 : 1), end, exponentValue);
  point = exponentValue + 1;
  while (count > 1 && digits[count - 1] == '0')
    --count;
  bool useExponent = point <= -4 || point > precision - (flags & AddDot0 ? 1 : 0);
  int64_t alternateDigits = precision;
  layOut(digits, count, point, useExponent, int(alternateDigits > INT32_MAX ? INT32_MAX : alternateDigits), flags);
}

bool FloatText::isZero() const {
  for (char c : whole)
    if (c != '0')
      return false;
  for (char c : fraction)
    if (c != '0' && c != '.')
      return false;
  return true;
}

} // namespace pyaot::rt
