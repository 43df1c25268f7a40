//===- FloatText.cpp - floats as text and from text --------------------------------------===//
//
// repr() writes the shortest digits that read back as the same double, fixed for exponents -4 .. 15, else with an
// exponent. Reference: "float()", library "float.hex".
//
//===----------------------------------------------------------------------===//

#include "Numbers/Numeric.h"

#include "Exceptions/Raise.h"
#include "Format/Digits.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace pyaot::rt {

size_t reprDouble(double d, char *out) {
  char *p = out;
  if (d != d) {
    memcpy(out, "nan", 3);
    return 3;
  }
  if (std::signbit(d)) {
    *p++ = '-';
    d = -d;
  }
  if (std::isinf(d)) {
    memcpy(p, "inf", 3);
    return size_t(p - out) + 3;
  }
  // Whole numbers of up to 15 digits need no search for the shortest text.
  if (d < 1e15 && d == double(int64_t(d))) {
    p = std::to_chars(p, p + 20, int64_t(d)).ptr;
    memcpy(p, ".0", 2);
    return size_t(p - out) + 2;
  }
  char digits[24];
  int exponent, count = shortestDigits(d, digits, &exponent);
  --exponent; // Of the first digit.
  if (exponent < -4 || exponent >= 16) {
    *p++ = digits[0];
    if (count > 1) {
      *p++ = '.';
      memcpy(p, digits + 1, size_t(count - 1));
      p += count - 1;
    }
    *p++ = 'e';
    *p++ = exponent < 0 ? '-' : '+';
    exponent = exponent < 0 ? -exponent : exponent;
    if (exponent < 10)
      *p++ = '0';
    return size_t(std::to_chars(p, p + 4, exponent).ptr - out);
  }
  if (exponent < 0) {
    *p++ = '0';
    *p++ = '.';
    for (int i = -1; i > exponent; --i)
      *p++ = '0';
    memcpy(p, digits, size_t(count));
    return size_t(p + count - out);
  }
  for (int i = 0; i <= exponent || i < count; ++i) {
    if (i == exponent + 1)
      *p++ = '.';
    *p++ = i < count ? digits[i] : '0';
  }
  if (count <= exponent + 1) {
    *p++ = '.';
    *p++ = '0';
  }
  return size_t(p - out);
}

namespace {

bool isDigit(char c) { return unsigned(c - '0') < 10; }

/// A whole NUL-terminated text in Python's float syntax (underscores already gone).
bool parseDouble(const char *text, const char *end, double *out) {
  const char *p = text;
  bool negative = false;
  if (*p == '+' || *p == '-')
    negative = *p++ == '-';
  auto matches = [&](const char *word) {
    const char *q = p;
    for (; *word; ++word, ++q)
      if ((*q | 0x20) != *word)
        return false;
    return q == end;
  };
  if (matches("inf") || matches("infinity")) {
    *out = negative ? -HUGE_VAL : HUGE_VAL;
    return true;
  }
  if (matches("nan")) {
    *out = std::nan("");
    return true;
  }
  uint64_t mantissa = 0;
  int digits = 0, significant = 0, exponent = 0;
  auto take = [&](bool fraction) {
    for (; isDigit(*p); ++p, ++digits) {
      if (!significant && *p == '0') {
        exponent -= fraction;
        continue;
      }
      if (++significant > 19) {
        exponent += !fraction;
        continue;
      }
      mantissa = mantissa * 10 + uint64_t(*p - '0');
      exponent -= fraction;
    }
  };
  take(false);
  if (*p == '.') {
    ++p;
    take(true);
  }
  if (!digits)
    return false;
  if (*p == 'e' || *p == 'E') {
    ++p;
    bool down = false;
    if (*p == '+' || *p == '-')
      down = *p++ == '-';
    if (!isDigit(*p))
      return false;
    int e = 0;
    for (; isDigit(*p); ++p)
      if (e < 100000)
        e = e * 10 + (*p - '0');
    exponent += down ? -e : e;
  }
  if (p != end)
    return false;
  // A mantissa and a power of ten that are both exact doubles: one rounding, so the result is the nearest.
  static constexpr double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  if (significant <= 19 && mantissa <= uint64_t(1) << 53 && exponent >= -22 && exponent <= 22) {
    double d = double(mantissa);
    d = exponent < 0 ? d / tens[-exponent] : d * tens[exponent];
    *out = negative ? -d : d;
    return true;
  }
  *out = std::strtod(text, nullptr);
  return true;
}

Value raiseNoFloat(Value original) {
  Str *shown = repr(original);
  return shown ? Value(raise(types::ValueError, "could not convert string to float: %U", shown)) : kError;
}

} // namespace

bool doubleFromAscii(const char *text, size_t length, double *out) { return parseDouble(text, text + length, out); }

Value floatFromText(Str *text, Value original) {
  int64_t at = 0, end = text->length();
  while (at < end && isSpaceAround(text, charAt(text, at)))
    ++at;
  while (end > at && isSpaceAround(text, charAt(text, end - 1)))
    --end;
  char onStack[256], *buffer = onStack;
  if (end - at >= int64_t(sizeof(onStack)))
    buffer = reinterpret_cast<char *>(allocateRaw(uint64_t(end - at) + 1)->data());
  size_t n = 0;
  for (; at < end; ++at) {
    uint32_t c = charAt(text, at);
    if (c == '_') {
      // Only between digits.
      if (!n || !isDigit(buffer[n - 1]) || at + 1 >= end || decimalDigitOf(charAt(text, at + 1)) < 0)
        return raiseNoFloat(original);
      continue;
    }
    int d = decimalDigitOf(c);
    if (d >= 0)
      c = uint32_t('0' + d);
    if (c >= 0x80 || c == 0)
      return raiseNoFloat(original);
    buffer[n++] = char(c);
  }
  buffer[n] = 0;
  double d;
  if (!n || !parseDouble(buffer, buffer + n, &d))
    return raiseNoFloat(original);
  return floatValue(d);
}

Value floatFromStr(Str *text) { return floatFromText(text, valueOf(text)); }

} // namespace pyaot::rt
