//===- Number.cpp - formatting int, float, complex ------------------------------------===//
#include "Exceptions/Raise.h"
#include "Format/Decimal.h"
#include "Format/FloatText.h"
#include "Format/Format.h"
#include "Numbers/Int.h"

#include <cmath>

namespace pyaot::rt {

namespace {

/// A number taken apart: sign, prefix, digits (the only part that is grouped), the rest.
struct Parts {
  char sign = 0;
  std::string_view prefix, digits, fraction;
  int64_t zeros = 0; ///< Between fraction and suffix.
  std::string_view suffix;
  bool hasPercent = false;

  int64_t lengthOfRest() const {
    return (sign != 0) + int64_t(prefix.size() + fraction.size() + suffix.size()) + zeros + hasPercent;
  }
};

struct Layout {
  uint32_t fill;
  char align;
  int64_t width;
  char separator; ///< Between groups of digits, or 0.
  int groupSize;
};

Layout layoutOf(const FormatSpec &spec, int groupSize = 3) {
  Layout l{spec.fill, spec.align, spec.width, spec.grouping, groupSize};
  if (spec.zeroPad) {
    l.fill = '0';
    if (!l.align)
      l.align = '=';
  }
  if (!l.align)
    l.align = '>';
  return l;
}

char signFor(const FormatSpec &spec, bool isNegative) {
  return isNegative ? '-' : spec.sign == '+' || spec.sign == ' ' ? spec.sign : 0;
}

/// Digits with separators, from the left; with `minimum` > 0 filled with leading zeros, which are grouped too, up to
/// this many characters (one more where a separator would come first). Returns the length; out null: only measures.
int64_t groupDigits(StrBuilder *out, std::string_view digits, int64_t minimum, char separator, int groupSize) {
  int64_t count = int64_t(digits.size());
  // How many digits, zeros included, are shown: walk the groups from the right.
  int64_t shown = 0, length = 0;
  for (int64_t remaining = count, room = minimum;;) {
    int64_t group = remaining > room ? remaining : room;
    group = group < 1 ? 1 : group;
    group = separator && group > groupSize ? groupSize : group;
    shown += group;
    length += group;
    remaining -= group;
    room -= group;
    if (remaining <= 0 && room <= 0)
      break;
    if (separator) {
      ++length;
      --room;
    }
  }
  if (!out)
    return length;
  if (!separator) {
    out->appendRepeated('0', shown - count);
    out->appendAscii(digits);
    return length;
  }
  for (int64_t i = shown; i > 0; --i) {
    out->append(i > count ? '0' : digits[size_t(count - i)]);
    if (i > 1 && (i - 1) % groupSize == 0)
      out->append(separator);
  }
  return length;
}

Status emit(StrBuilder &out, const Parts &parts, const Layout &layout) {
  int64_t rest = parts.lengthOfRest();
  int64_t minimum = layout.fill == '0' && layout.align == '=' ? layout.width - rest : 0;
  int64_t digits = int64_t(parts.digits.size());
  bool isGrouped = digits && (layout.separator || minimum > digits);
  if (isGrouped)
    digits = groupDigits(nullptr, parts.digits, minimum, layout.separator, layout.groupSize);
  int64_t padding = layout.width - rest - digits, left = 0, inner = 0, right = 0;
  if (padding > 0) {
    switch (layout.align) {
    case '<': right = padding; break;
    case '^':
      left = padding / 2;
      right = padding - left;
      break;
    case '=': inner = padding; break;
    default: left = padding;
    }
  }
  out.appendRepeated(layout.fill, left);
  if (parts.sign)
    out.append(parts.sign);
  out.appendAscii(parts.prefix);
  out.appendRepeated(layout.fill, inner);
  if (isGrouped)
    groupDigits(&out, parts.digits, minimum, layout.separator, layout.groupSize);
  else
    out.appendAscii(parts.digits);
  out.appendAscii(parts.fraction);
  out.appendRepeated('0', parts.zeros);
  out.appendAscii(parts.suffix);
  if (parts.hasPercent)
    out.append('%');
  out.appendRepeated(layout.fill, right);
  return kOk;
}

Status unknownCode(char type, const char *typeName) {
  return raise(types::ValueError, "Unknown format code '%c' for object of type '%.200s'", int(type), typeName);
}

/// Text of |value| in a base; small ints into `buffer`, others through intToStr (kept alive by the caller's frame).
std::string_view magnitudeText(Value value, unsigned base, char (&buffer)[72], Str *&keep) {
  int64_t i;
  if (toInt64(value, &i)) {
    uint64_t n = i < 0 ? 0 - uint64_t(i) : uint64_t(i);
    if (base == 10) {
      unsigned length = decimalLength(n);
      writeDecimal(buffer, n, length);
      return {buffer, length};
    }
    unsigned bits = base == 16 ? 4 : base == 8 ? 3 : 1;
    char *p = buffer + sizeof buffer;
    do {
      *--p = "0123456789abcdef"[n & (base - 1)];
      n >>= bits;
    } while (n);
    return {p, size_t(buffer + sizeof buffer - p)};
  }
  keep = intToStr(value, base);
  if (!keep)
    return {};
  std::string_view text(reinterpret_cast<const char *>(keep->data), size_t(keep->length()));
  if (text[0] == '-')
    text.remove_prefix(1);
  return text;
}

} // namespace

Status formatInt(StrBuilder &out, Value value, const FormatSpec &spec, const char *typeName) {
  char type = spec.type ? spec.type : 'd';
  if (type == 'd' && spec.width < 0 && !spec.grouping && !spec.sign && spec.precision < 0 && !spec.noNegativeZero &&
      isSmallInt(value)) {
    out.appendInt(smallIntOf(value));
    return kOk;
  }
  switch (type) {
  case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': case '%': {
    double d;
    if (!intToDouble(value, &d))
      return kRaised;
    return formatFloat(out, d, spec, typeName);
  }
  case 'b': case 'c': case 'd': case 'o': case 'x': case 'X': case 'n': break;
  default: return unknownCode(type, typeName);
  }
  if (spec.precision >= 0)
    return raise(types::ValueError, "Precision not allowed in integer format specifier");
  if (spec.noNegativeZero)
    return raise(types::ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
  Parts parts;
  if (type == 'c') {
    if (spec.sign)
      return raise(types::ValueError, "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate)
      return raise(types::ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    int64_t code;
    if (!toInt64(value, &code))
      return raise(types::OverflowError, "Python int too large to convert to C long");
    if (code < 0 || code > 0x10FFFF)
      return raise(types::OverflowError, "%%c arg not in range(0x110000)");
    Str *character = makeChar(uint32_t(code));
    FormatSpec rest = spec;
    rest.type = 0;
    Layout layout = layoutOf(spec);
    rest.fill = layout.fill; // Numbers go to the right, and '=' puts the fill before a number without a sign.
    rest.zeroPad = false;
    rest.align = layout.align == '=' ? '>' : layout.align;
    return formatStr(out, character, rest);
  }
  unsigned base = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
  char buffer[72];
  Str *keep = nullptr;
  parts.digits = magnitudeText(value, base, buffer, keep);
  if (parts.digits.empty())
    return kRaised;
  char upper[72];
  RawArray *upperArray;
  if (type == 'X') {
    char *to = upper;
    if (parts.digits.size() > sizeof upper) {
      upperArray = allocateRaw(parts.digits.size());
      to = reinterpret_cast<char *>(upperArray->data());
    }
    for (size_t i = 0; i < parts.digits.size(); ++i)
      to[i] = char(parts.digits[i] >= 'a' ? parts.digits[i] - 32 : parts.digits[i]);
    parts.digits = {to, parts.digits.size()};
  }
  if (spec.alternate && base != 10)
    parts.prefix = type == 'b' ? "0b" : type == 'o' ? "0o" : type == 'x' ? "0x" : "0X";
  parts.sign = signFor(spec, intSign(value) < 0);
  return emit(out, parts, layoutOf(spec, base == 10 ? 3 : 4));
}

namespace {

/// The presentation of one float, as Parts; `text` holds what the parts point into.
struct FloatParts {
  Parts parts;
  FloatText text;
  char upperSuffix[8];

  FloatParts(double value, char type, int64_t precision, const FormatSpec &spec, unsigned flags)
      : text(std::isfinite(value) ? std::fabs(value) : 0, lower(type), precision, flags) {
    bool isNegative = std::signbit(value) && value == value;
    if (!std::isfinite(value)) {
      bool isUpper = type == 'E' || type == 'F' || type == 'G';
      parts.suffix = value != value ? (isUpper ? "NAN" : "nan") : isUpper ? "INF" : "inf";
    } else {
      parts.digits = text.whole;
      parts.fraction = text.fraction;
      parts.zeros = text.zeros;
      parts.suffix = text.suffix;
      if (!text.suffix.empty() && type < 'a') {
        memcpy(upperSuffix, text.suffix.data(), text.suffix.size());
        upperSuffix[0] = 'E';
        parts.suffix = {upperSuffix, text.suffix.size()};
      }
      if (spec.noNegativeZero && isNegative && text.isZero())
        isNegative = false;
    }
    parts.sign = signFor(spec, isNegative);
  }
  static char lower(char type) { return type < 'a' ? char(type + 32) : type; }
};

} // namespace

Status formatFloat(StrBuilder &out, double value, const FormatSpec &spec, const char *typeName) {
  char type = spec.type;
  // The everyday f'{x:.3f}': straight into the builder.
  if (type == 'f' && spec.width < 0 && !spec.grouping && !spec.sign && !spec.alternate && !spec.noNegativeZero &&
      spec.precision <= 17) {
    bool isNegative = std::signbit(value);
    if (value == value && std::fabs(value) < 1e18) {
      char local[48];
      char *room = out.tryRoom(sizeof local), *to = room ? room : local;
      *to = '-';
      unsigned length = writeFixed(to + isNegative, isNegative ? -value : value, unsigned(spec.precision < 0 ? 6 : spec.precision));
      if (length) {
        if (room)
          out.advance(length + isNegative);
        else
          out.appendAscii(local, length + isNegative);
        return kOk;
      }
    }
  }
  unsigned flags = spec.alternate ? FloatText::Alternate : FloatText::None;
  int64_t precision = spec.precision;
  bool hasPercent = false;
  switch (type) {
  case 0:
    flags |= FloatText::AddDot0;
    type = precision < 0 ? 'r' : 'g';
    break;
  case 'n': type = 'g'; break;
  case '%':
    value *= 100;
    hasPercent = true;
    type = 'f';
    break;
  case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': break;
  default: return unknownCode(type, typeName);
  }
  FloatParts f(value, type, precision < 0 ? 6 : precision, spec, flags);
  f.parts.hasPercent = hasPercent;
  return emit(out, f.parts, layoutOf(spec));
}

Status formatComplex(StrBuilder &out, double real, double imag, const FormatSpec &spec, const char *typeName) {
  char type = spec.type;
  int64_t precision = spec.precision;
  bool skipReal = false, hasParens = false;
  switch (type) {
  case 0:
    type = precision < 0 ? 'r' : 'g';
    if (real == 0 && !std::signbit(real))
      skipReal = true;
    else
      hasParens = true;
    break;
  case 'n': type = 'g'; break;
  case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': break;
  default: return unknownCode(type, typeName);
  }
  if (spec.zeroPad || spec.fill == '0')
    return raise(types::ValueError, "Zero padding is not allowed in complex format specifier");
  if (spec.align == '=')
    return raise(types::ValueError, "'=' alignment flag is not allowed in complex format specifier");
  unsigned flags = spec.alternate ? FloatText::Alternate : FloatText::None;
  Layout plain{' ', '<', -1, spec.grouping, 3};
  StrBuilder text;
  if (hasParens)
    text.append('(');
  if (!skipReal) {
    FloatParts r(real, type, precision < 0 ? 6 : precision, spec, flags);
    emit(text, r.parts, plain);
  }
  FormatSpec imagSpec = spec;
  if (!skipReal)
    imagSpec.sign = '+';
  FloatParts i(imag, type, precision < 0 ? 6 : precision, imagSpec, flags);
  emit(text, i.parts, plain);
  text.append('j');
  if (hasParens)
    text.append(')');
  FormatSpec outer;
  outer.fill = spec.fill;
  outer.align = spec.align ? spec.align : '>';
  outer.width = spec.width;
  return formatStr(out, text.finish(), outer);
}

Status formatStr(StrBuilder &out, const Str *value, const FormatSpec &spec, const char *typeName) {
  return formatChars(out, value->data, value->widthShift(), value->length(), value->isAscii(), spec, typeName);
}

Status formatChars(StrBuilder &out, const void *chars, unsigned widthShift, int64_t length, bool isAscii,
                   const FormatSpec &spec, const char *typeName) {
  if (spec.type && spec.type != 's')
    return unknownCode(spec.type, typeName);
  if (spec.grouping)
    return raise(types::ValueError, "Cannot specify '%c' with 's'.", int(spec.grouping));
  if (spec.sign)
    return raise(types::ValueError, spec.sign == ' ' ? "Space not allowed in string format specifier"
                                                     : "Sign not allowed in string format specifier");
  if (spec.noNegativeZero)
    return raise(types::ValueError, "Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate)
    return raise(types::ValueError, "Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=')
    return raise(types::ValueError, "'=' alignment not allowed in string format specifier");
  if (spec.precision >= 0 && spec.precision < length)
    length = spec.precision;
  int64_t padding = spec.width - length;
  if (padding <= 0) {
    out.appendChars(chars, widthShift, length, isAscii);
    return kOk;
  }
  uint32_t fill = spec.zeroPad ? '0' : spec.fill;
  int64_t left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
  out.appendRepeated(fill, left);
  out.appendChars(chars, widthShift, length, isAscii);
  out.appendRepeated(fill, padding - left);
  return kOk;
}

} // namespace pyaot::rt
