//===- IntText.cpp - ints as text and from text ------------------------------------===//
//
// Both directions know CPython's limit on decimal digits (sys.set_int_max_str_digits). Text may hold decimal digits of
// any script, spaces around, and single underscores between digits. Reference: "int()", "Integer string conversion
// length limitation".
//
//===----------------------------------------------------------------------===//

#include "Numbers/IntParts.h"
#include "Numbers/Numeric.h"

#include "Exceptions/Raise.h"

#include <bit>

namespace pyaot::rt {

constinit int32_t maxStrDigits = 4300;

static Value raiseTooLongToPrint() {
  return raise(types::ValueError,
               "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase "
               "the limit",
               int(maxStrDigits));
}

static Str *asciiStr(const char *text, size_t length) {
  Str *s = newStr(int64_t(length), 'z');
  memcpy(dataOf(s), text, length);
  return s;
}

/// Bases that are powers of two: bits are copied out.
static Str *toPowerOfTwoBase(const IntParts &a, unsigned bits) {
  uint64_t length = limbs::bitLength(a.limbs, a.count);
  size_t digits = length ? (length + bits - 1) / bits : 1;
  Str *s = newStr(int64_t(digits + a.negative), 'z');
  uint8_t *out = dataOf(s);
  if (a.negative)
    *out++ = '-';
  for (size_t i = 0; i < digits; ++i) {
    size_t at = i * bits, w = at / 64;
    unsigned shift = at % 64;
    uint64_t d = w < a.count ? a.limbs[w] >> shift : 0;
    if (shift + bits > 64 && w + 1 < a.count)
      d |= a.limbs[w + 1] << (64 - shift);
    d &= (1u << bits) - 1;
    out[digits - 1 - i] = uint8_t(d < 10 ? '0' + d : 'a' + d - 10);
  }
  return s;
}

/// Other bases than ten and the powers of two have no syntax in Python; simple division does.
static Str *toOtherBase(const IntParts &a, unsigned base) {
  size_t room = a.count * 64 + 2;
  RawArray *buffer = allocateRaw(room);
  limbs::Scratch rest(a.count + 1);
  uint64_t *r = rest;
  memcpy(r, a.limbs, a.count * sizeof(uint64_t));
  char *end = reinterpret_cast<char *>(buffer->data()) + room, *at = end;
  size_t n = a.count;
  do {
    unsigned d = n ? unsigned(limbs::divide1(r, r, n, base)) : 0;
    *--at = char(d < 10 ? '0' + d : 'a' + d - 10);
    n = limbs::trim(r, n);
  } while (n);
  if (a.negative)
    *--at = '-';
  return asciiStr(at, size_t(end - at));
}

Str *intToStr(Value v, unsigned base) {
  int64_t i;
  if (base == 10 && toInt64(v, &i)) {
    char buffer[24], *end = buffer + sizeof(buffer), *at = end;
    uint64_t m = i < 0 ? 0 - uint64_t(i) : uint64_t(i);
    do
      *--at = char('0' + m % 10), m /= 10;
    while (m);
    if (i < 0)
      *--at = '-';
    return asciiStr(at, size_t(end - at));
  }
  IntParts a(v);
  if (std::has_single_bit(base))
    return toPowerOfTwoBase(a, unsigned(std::countr_zero(base)));
  if (base != 10)
    return toOtherBase(a, base);
  // 19.2 digits for a limb: hopeless cases are refused before the work.
  if (maxStrDigits && a.count > size_t(maxStrDigits) / 19 + 2)
    return raiseTooLongToPrint(), nullptr;
  char onStack[512], *text = onStack;
  if (size_t room = limbs::decimalRoom(a.count) + 1; room > sizeof(onStack))
    text = reinterpret_cast<char *>(allocateRaw(room)->data());
  text[0] = '-';
  size_t digits = limbs::toDecimal(text + 1, a.limbs, a.count);
  if (maxStrDigits && digits > size_t(maxStrDigits))
    return raiseTooLongToPrint(), nullptr;
  return asciiStr(text + !a.negative, digits + a.negative);
}

int decimalDigitOf(uint32_t c) {
  // The zeros of all runs of ten characters with the property Nd (Unicode 14, as CPython 3.11).
  static constexpr uint32_t zeros[] = {
      0x30,    0x660,   0x6F0,   0x7C0,   0x966,   0x9E6,   0xA66,   0xAE6,   0xB66,   0xBE6,   0xC66,
      0xCE6,   0xD66,   0xDE6,   0xE50,   0xED0,   0xF20,   0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,
      0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0,
      0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0,
      0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60,
      0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0};
  if (c < 0x80)
    return c - '0' < 10 ? int(c - '0') : -1;
  size_t low = 0, high = sizeof(zeros) / sizeof(*zeros);
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    (c >= zeros[middle] ? low : high) = middle;
  }
  return c - zeros[low] < 10 ? int(c - zeros[low]) : -1;
}

bool isUnicodeSpace(uint32_t c) {
  if (c < 0x80)
    return (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x20);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

static int digitValue(uint32_t c) {
  if (c < 0x80) {
    if (c - '0' < 10)
      return int(c - '0');
    c |= 0x20;
    return c - 'a' < 26 ? int(c - 'a') + 10 : 99;
  }
  int d = decimalDigitOf(c);
  return d < 0 ? 99 : d;
}

static Value raiseInvalidLiteral(unsigned base, Value original) {
  // At most 200 characters of the literal's repr are shown.
  Str *shown = repr(original);
  if (!shown)
    return kError;
  if (shown->length() > 200)
    shown = sliceStr(shown, 0, 200);
  return raise(types::ValueError, "invalid literal for int() with base %d: %U", int(base), shown);
}

Value intFromText(Str *text, unsigned base, Value original) {
  const unsigned shownBase = base;
  int64_t at = 0, end = text->length();
  // Short plain decimal text: most of what programs read.
  if (base == 10 && text->isAscii() && end && end <= 18) {
    const uint8_t *p = text->data;
    int64_t i = p[0] == '-' || p[0] == '+', value = 0;
    if (i < end) {
      for (; i < end && uint8_t(p[i] - '0') < 10; ++i)
        value = value * 10 + (p[i] - '0');
      if (i == end)
        return intValue(p[0] == '-' ? -value : value);
    }
  }
  while (at < end && isSpaceAround(text, charAt(text, at)))
    ++at;
  while (end > at && isSpaceAround(text, charAt(text, end - 1)))
    --end;
  bool negative = false;
  if (at < end && (charAt(text, at) == '-' || charAt(text, at) == '+'))
    negative = charAt(text, at++) == '-';
  bool mustBeZero = false;
  auto prefixBase = [&]() -> unsigned {
    if (end - at < 2 || digitValue(charAt(text, at)) != 0)
      return 0;
    switch (charAt(text, at + 1) | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 0;
    }
  };
  unsigned prefix = prefixBase();
  if (base == 0) {
    base = prefix;
    if (!base) {
      base = 10;
      // Old-style octal is not allowed: "010" is an error, "00" is not.
      mustBeZero = at < end && digitValue(charAt(text, at)) == 0;
    }
  }
  if (prefix && prefix == base) {
    at += 2;
    if (at < end && charAt(text, at) == '_')
      ++at; // one underscore may follow the prefix
  }
  size_t room = size_t(end - at);
  uint8_t onStack[512], *digits = onStack;
  if (room > sizeof(onStack))
    digits = allocateRaw(room)->data();
  size_t count = 0;
  bool afterDigit = false;
  for (; at < end; ++at) {
    uint32_t c = charAt(text, at);
    if (c == '_') {
      if (!afterDigit)
        return raiseInvalidLiteral(shownBase, original);
      afterDigit = false;
      continue;
    }
    unsigned d = unsigned(digitValue(c));
    if (d >= base)
      return raiseInvalidLiteral(shownBase, original);
    digits[count++] = uint8_t(d);
    afterDigit = true;
  }
  if (!count || !afterDigit)
    return raiseInvalidLiteral(shownBase, original);
  if (maxStrDigits && count > size_t(maxStrDigits) && !std::has_single_bit(base))
    return raise(types::ValueError,
                 "Exceeds the limit (%d digits) for integer string conversion: value has %z digits; use "
                 "sys.set_int_max_str_digits() to increase the limit",
                 int(maxStrDigits), count);
  limbs::Scratch result(limbs::fromDigitsRoom(count, base));
  size_t n = limbs::fromDigits(result, digits, count, base);
  if (mustBeZero && n)
    return raiseInvalidLiteral(shownBase, original);
  return intFromLimbs(result, n, negative);
}

Value intFromStr(Str *text, unsigned base) { return intFromText(text, base, valueOf(text)); }

} // namespace pyaot::rt
