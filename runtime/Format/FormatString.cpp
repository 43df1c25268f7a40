//===- FormatString.cpp - the one string-building instruction ---------------------------===//
//
// f-strings, '+' chains, '%' and str.format with constant templates all become
// FormatString. Nearly all of its pieces are ASCII literals, short ASCII strs,
// ints and floats with plain specs: those are written straight into a buffer on
// the stack, which is then copied into one exactly sized str. The first piece
// that is anything else goes, with all that follow it, through a StrBuilder.
// Reference: "Formatted string literals".
//
//===----------------------------------------------------------------------===//
#include "Format/Decimal.h"
#include "Format/Format.h"
#include "Numbers/Int.h"
#include "Object/Object.h"

#include <cmath>

namespace pyaot {

namespace rt {

namespace {

/// What one number, or text in its field, may take. Writers may also scribble over that many bytes behind their text.
constexpr size_t kField = 64;
constexpr size_t kBuffer = 512;

/// Copies up to any length; at most 15 bytes behind the end are overwritten.
inline void copyText(char *to, const void *from, size_t length) {
  const char *chars = static_cast<const char *>(from);
  if (length >= 8) {
    if (length > 16) {
      memcpy(to, chars, length);
      return;
    }
    uint64_t first, last;
    memcpy(&first, chars, 8);
    memcpy(&last, chars + length - 8, 8);
    memcpy(to, &first, 8);
    memcpy(to + length - 8, &last, 8);
    return;
  }
  for (size_t i = 0; i < length; ++i)
    to[i] = chars[i];
}

/// repr of short ASCII text that has nothing to escape; null: not one of those.
inline char *writeQuoted(char *p, const Str *s) {
  size_t length = size_t(s->length());
  bool isPlain = true;
  for (size_t i = 0; i < length; ++i) {
    uint8_t c = s->data[i];
    p[i + 1] = char(c);
    isPlain &= uint8_t(c - 32) < 95 && c != '\'' && c != '\\';
  }
  if (!isPlain)
    return nullptr;
  p[0] = p[length + 1] = '\'';
  return p + length + 2;
}

/// Puts the text [p, p + length), shorter than its field, into its place in the field. Width and length: below kField.
/// `signs`: characters that an '=' leaves in front of the padding.
inline char *writeField(char *p, unsigned length, unsigned width, char fill, char align, unsigned signs) {
  if (align == '<') {
    memset(p + length, fill, kField);
    return p + width;
  }
  char text[kField];
  memcpy(text, p, kField);
  unsigned padding = width - length, left = align == '^' ? padding / 2 : padding;
  if (align == '=') {
    memset(p + signs, fill, kField);
    memcpy(p + signs + left, text + signs, kField - 1);
  } else {
    memset(p, fill, kField);
    memcpy(p + left, text, kField);
    if (align == '^')
      memset(p + left + length, fill, kField);
  }
  return p + width;
}

/// The field of a number that has been written to p.
inline char *writeNumberField(char *p, unsigned length, const FormatSpec &spec, unsigned signs) {
  if (spec.width <= int32_t(length))
    return p + length;
  char align = spec.align ? spec.align : spec.zeroPad ? '=' : '>';
  return writeField(p, length, unsigned(spec.width), spec.zeroPad ? '0' : char(spec.fill), align, signs);
}

/// True if the padding is nothing special: its width, fill, and no digits to be grouped in it.
inline bool isPlainField(const FormatSpec &spec) {
  if (spec.width >= int32_t(kField) || spec.fill >= 128 || spec.noNegativeZero || spec.alternate)
    return false;
  return !spec.grouping || !(spec.zeroPad || spec.fill == '0');
}

inline unsigned writeSign(char *p, bool isNegative, const FormatSpec &spec) {
  if (isNegative)
    *p = '-';
  else if (spec.sign == '+' || spec.sign == ' ')
    *p = spec.sign;
  else
    return 0;
  return 1;
}

/// Digits with a separator before each group of three. Returns how many characters.
inline unsigned writeGrouped(char *p, uint64_t n, char separator) {
  unsigned digits = decimalLength(n), length = digits + (digits - 1) / 3;
  char *to = p + length;
  while (n >= 1000) {
    unsigned group = unsigned(n % 1000);
    n /= 1000;
    to -= 4;
    to[0] = separator;
    to[1] = char('0' + group / 100);
    memcpy(to + 2, digitPairs.text + group % 100 * 2, 2);
  }
  writeDecimal(p, n, unsigned(to - p));
  return length;
}

/// Null: not one of the plain cases.
char *writeInt(char *p, int64_t value, const FormatSpec &spec) {
  if (!isPlainField(spec) || spec.precision >= 0)
    return nullptr;
  uint64_t n = value < 0 ? 0 - uint64_t(value) : uint64_t(value);
  unsigned signs = writeSign(p, value < 0, spec), length;
  char *digits = p + signs;
  switch (spec.type) {
  case 0:
  case 'd':
    if (spec.grouping) {
      length = writeGrouped(digits, n, spec.grouping);
    } else {
      length = decimalLength(n);
      writeDecimal(digits, n, length);
    }
    break;
  case 'x':
  case 'X': {
    if (spec.grouping)
      return nullptr;
    const char *names = spec.type == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
    length = (unsigned(std::bit_width(n | 1)) + 3) / 4;
    for (unsigned i = length; i-- > 0; n >>= 4)
      digits[i] = names[n & 15];
    break;
  }
  case 'b':
    if (spec.grouping)
      return nullptr;
    length = unsigned(std::bit_width(n | 1));
    for (unsigned i = length; i-- > 0; n >>= 1)
      digits[i] = char('0' + (n & 1));
    break;
  default: return nullptr;
  }
  return writeNumberField(p, length + signs, spec, signs);
}

char *writeFloat(char *p, double value, const FormatSpec &spec) {
  if (!isPlainField(spec))
    return nullptr;
  bool isNegative = std::signbit(value);
  if (spec.type == 0) {
    if (spec.precision >= 0 || spec.grouping || !std::isfinite(value))
      return nullptr;
    unsigned signs = writeSign(p, isNegative, spec);
    return writeNumberField(p, unsigned(reprDouble(std::fabs(value), p + signs)) + signs, spec, signs);
  }
  if ((spec.type != 'f' && spec.type != 'F') || spec.precision > 17 || !(std::fabs(value) < 1e18))
    return nullptr;
  unsigned precision = spec.precision < 0 ? 6 : unsigned(spec.precision);
  unsigned signs = writeSign(p, isNegative, spec);
  char *digits = p + signs;
  unsigned length = writeFixed(digits, std::fabs(value), precision);
  if (!length)
    return nullptr;
  unsigned whole = precision ? length - precision - 1 : length;
  if (spec.grouping && whole > 3) {
    char text[kField];
    memcpy(text, digits, kField);
    char *to = digits;
    for (unsigned i = 0; i < whole; ++i) {
      if (i && (whole - i) % 3 == 0)
        *to++ = spec.grouping;
      *to++ = text[i];
    }
    memcpy(to, text + whole, 24);
    length += (whole - 1) / 3;
  }
  return writeNumberField(p, length + signs, spec, signs);
}

/// The field of text; null: not a plain case. `end` is where fields may still begin.
inline char *writeText(char *p, char *end, const Str *s, const FormatSpec &spec) {
  int64_t length = s->length();
  if ((spec.type && spec.type != 's') || spec.sign || spec.grouping || spec.align == '=' || !isPlainField(spec))
    return nullptr;
  if (spec.precision >= 0 && spec.precision < length)
    length = spec.precision;
  if (length > end - p)
    return nullptr;
  copyText(p, s->data, size_t(length));
  if (spec.width <= length)
    return p + length;
  return writeField(p, unsigned(length), unsigned(spec.width), spec.zeroPad ? '0' : char(spec.fill),
                    spec.align ? spec.align : '<', 0);
}

/// A piece without a spec; null: not a plain case.
inline char *writePlain(char *p, char *end, Value value, char conversion) {
  if (isSmallInt(value))
    return p + writeInt64(p, smallIntOf(value));
  if (isExact<Str>(value)) {
    const Str *s = as<Str>(value);
    if (!s->isAscii() || s->length() + 2 > end - p)
      return nullptr;
    if (conversion && conversion != 's')
      return writeQuoted(p, s);
    copyText(p, s->data, size_t(s->length()));
    return p + s->length();
  }
  if (isFloat(value))
    return p + reprDouble(floatOf(value), p);
  return nullptr;
}

/// The next piece's argument; null: not a plain case.
inline char *writePiece(char *p, char *end, const FormatPiece &piece, Value value) {
  if (isObject(value) && value.bits & 1) { // FormatEarly has finished it.
    const Str *s = as<Str>({value.bits & ~uint64_t(1)});
    if (!s->isAscii() || s->length() > end - p)
      return nullptr;
    copyText(p, s->data, size_t(s->length()));
    return p + s->length();
  }
  if (!piece.spec)
    return writePlain(p, end, value, piece.conversion);
  if (!piece.isParsed)
    return nullptr;
  if (isExact<Str>(value)) {
    const Str *s = as<Str>(value);
    if (!s->isAscii())
      return nullptr;
    if (!piece.conversion || piece.conversion == 's')
      return writeText(p, end, s, piece.parsed);
    if (s->length() + 2 >= int64_t(kField))
      return nullptr;
    struct : Str {
      char text[2 * kField];
    } quoted;
    char *after = writeQuoted(quoted.text, s);
    if (!after)
      return nullptr;
    quoted.meta = uint64_t(after - quoted.text) << Str::kLengthShift | Str::kAscii;
    quoted.data = reinterpret_cast<const uint8_t *>(quoted.text);
    return writeText(p, end, &quoted, piece.parsed);
  }
  if (piece.conversion)
    return nullptr;
  if (isSmallInt(value))
    return writeInt(p, smallIntOf(value), piece.parsed);
  return isFloat(value) ? writeFloat(p, floatOf(value), piece.parsed) : nullptr;
}

/// What begins with `done`, goes on with the pieces from `i` (its literal included unless `hasLiteral`) to the end.
[[gnu::noinline]] Value formatRest(std::string_view done, const FormatPiece *pieces, uint32_t i, bool hasLiteral,
                                   uint32_t count, const Value *args, uint32_t *failed) {
  StrBuilder out;
  out.appendAscii(done);
  for (; i < count; ++i) {
    const FormatPiece &piece = pieces[i];
    if (piece.literal && !hasLiteral)
      out.append(piece.literal);
    hasLiteral = false;
    if (!piece.hasArgument)
      continue;
    Value value = *args++;
    Str *spec = piece.spec;
    const FormatSpec *parsed = piece.isParsed ? &piece.parsed : nullptr;
    if (piece.hasDynamicSpec) {
      spec = as<Str>(*args++);
      parsed = nullptr;
    }
    if (isSmallInt(value) && !spec && piece.conversion != 'a') {
      out.appendInt(smallIntOf(value));
      continue;
    }
    if (isObject(value) && value.bits & 1) {
      out.append(as<Str>({value.bits & ~uint64_t(1)}));
      continue;
    }
    if (appendPiece(out, piece, value, spec, parsed) < 0) {
      if (failed)
        *failed = i;
      return kError;
    }
  }
  return valueOf(out.finish());
}

} // namespace

} // namespace rt

Value rt::FormatString(const FormatPiece *pieces, uint32_t count, const Value *args, uint32_t *failed) {
  char buffer[kBuffer + 3 * kField];
  char *p = buffer, *end = buffer + kBuffer;
  for (uint32_t i = 0; i < count; ++i) {
    const FormatPiece &piece = pieces[i];
    if (const Str *literal = piece.literal) {
      if (!literal->isAscii() || literal->length() > end - p)
        return formatRest({buffer, size_t(p - buffer)}, pieces, i, false, count, args, failed);
      copyText(p, literal->data, size_t(literal->length()));
      p += literal->length();
    }
    if (!piece.hasArgument)
      continue;
    char *after = piece.hasDynamicSpec || p > end ? nullptr : writePiece(p, end, piece, *args);
    if (!after)
      return formatRest({buffer, size_t(p - buffer)}, pieces, i, true, count, args, failed);
    ++args;
    p = after;
  }
  size_t length = size_t(p - buffer);
  if (length <= 1)
    return valueOf(makeAscii({buffer, length}));
  Str *s = newStr(int64_t(length), 127);
  // In steps of 16 bytes: objects end at such a boundary.
  char *to = reinterpret_cast<char *>(dataOf(s));
  static_assert(sizeof(Str) % 16 == 0);
  for (size_t i = 0; i < length; i += 16)
    memcpy(to + i, buffer + i, 16);
  return valueOf(s);
}

} // namespace pyaot
