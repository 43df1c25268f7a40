//===- FloatText.cpp - the digits of a float -------------------------------------------===//
//
// Fixed notation has a path of its own. A double is m * 2^-s with a 53-bit m, so
// m * 10^precision is exact in 128 bits, and shifting it right by s gives the
// quotient and the whole remainder: the rounding, ties included, is exact by
// construction and needs no proof about floating-point error (roundScaled). What
// does not fit there gets its digits from Digits.cpp.
//
//===----------------------------------------------------------------------===//
#include "Format/FloatText.h"
#include "Format/Decimal.h"
#include "Format/Digits.h"
#include "Format/Format.h"

namespace pyaot::rt {

unsigned writeFixed(char *out, double magnitude, unsigned precision) {
  uint64_t quotient;
  if (precision > 17 || !roundScaled(magnitude, precision, &quotient))
    return 0;
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
    q += writeInt64(q, e);
    suffix = {exponent, size_t(q - exponent)};
  }
}

FloatText::FloatText(double magnitude, char type, int64_t precision, unsigned flags) {
  constexpr int64_t kMostDigits = 1100; // No double has more digits behind the point that are not 0.
  if (type == 'f') {
    int64_t extra = precision > kMostDigits ? precision - kMostDigits : 0;
    int64_t digits = precision - extra;
    size_t length = writeFixed(text, magnitude, unsigned(digits));
    if (!length) {
      char all[1500];
      int point, count = fixedDigits(magnitude, int(digits), all, &point), wholeCount = count ? point : 0;
      char *p = text;
      if (wholeCount > 0) {
        memcpy(p, all, size_t(wholeCount));
        p += wholeCount;
      } else {
        *p++ = '0';
      }
      if (digits) {
        *p++ = '.';
        int leading = count == 0 ? int(digits) : wholeCount < 0 ? -wholeCount : 0, used = wholeCount > 0 ? wholeCount : 0;
        memset(p, '0', size_t(leading));
        memcpy(p + leading, all + used, size_t(count - used));
        p += leading + count - used;
      }
      length = size_t(p - text);
    }
    size_t wholeLength = length - (digits ? size_t(digits) + 1 : 0);
    whole = {text, wholeLength};
    if (digits == 0 && flags & Alternate)
      text[length++] = '.';
    fraction = {text + wholeLength, length - wholeLength};
    zeros = extra;
    return;
  }
  char digits[kMostDigits + 1];
  int count, point;
  if (type == 'r') {
    count = shortestDigits(magnitude, digits, &point);
    layOut(digits, count, point, point <= -4 || point > 16, 0, flags);
    return;
  }
  if (type == 'e') {
    count = int(precision > kMostDigits - 1 ? kMostDigits : precision + 1);
    significantDigits(magnitude, count, digits, &point);
    layOut(digits, count, point, true, 0, flags);
    zeros = precision + 1 - count;
    return;
  }
  // 'g': `precision` significant digits, trailing zeros dropped, in the shorter notation.
  if (precision == 0)
    precision = 1;
  count = int(precision > kMostDigits ? kMostDigits : precision);
  significantDigits(magnitude, count, digits, &point);
  while (count > 1 && digits[count - 1] == '0')
    --count;
  bool useExponent = point <= -4 || point > precision - (flags & AddDot0 ? 1 : 0);
  layOut(digits, count, point, useExponent, int(precision > INT32_MAX ? INT32_MAX : precision), flags);
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
