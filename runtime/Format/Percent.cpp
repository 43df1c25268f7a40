//===- Percent.cpp - "..." % args for str and bytes -------------------------------------===//
//
// One walk serves both: bytes are taken as Latin-1 text, which comes out with
// one byte per character. Reference: library, "printf-style String Formatting".
//
//===----------------------------------------------------------------------===//
#include "Strings/Buffer.h"
#include "Containers/Containers.h"
#include "Format/Decimal.h"
#include "Format/FloatText.h"
#include "Format/Format.h"
#include "Numbers/Int.h"
#include "Object/Object.h"

#include <cmath>

namespace pyaot::rt {

namespace {

/// One conversion specifier, read from the format.
struct Directive {
  bool isLeft = false, hasPlus = false, hasBlank = false, isAlternate = false, isZeroPadded = false;
  int64_t width = -1, precision = -1;
  uint32_t type = 0;
  int64_t position = 0; ///< Of the type character.
};

class PercentFormatter {
public:
  PercentFormatter(const uint8_t *format, unsigned shift, int64_t length, bool isAscii, Value args, bool isBytes)
      : format(format), shift(shift), length(length), isAscii(isAscii), isBytes(isBytes), args(args) {
    if (isKind<Tuple>(args)) {
      tuple = as<Tuple>(args);
      remaining = tuple->length;
    } else {
      remaining = 1;
      bool isText = isStr(args) || (isBytes && (isKind<Bytes>(args) || isKind<ByteArray>(args)));
      if (!isText && typeOf(args)->slots.getItem)
        mapping = args;
    }
  }

  bool run() {
    int64_t i = 0;
    while (i < length) {
      int64_t start = i;
      while (i < length && at(i) != '%')
        ++i;
      out.appendChars(format + (start << shift), shift, i - start, isAscii);
      if (i == length)
        break;
      isVerbatim = false;
      if (++i < length && at(i) == '%') {
        out.append('%');
        ++i;
        continue;
      }
      Directive d;
      if (!parse(i, d) || !convert(d))
        return false;
    }
    if (remaining > 0 && mapping == kUnset) {
      raise(types::TypeError, isBytes ? "not all arguments converted during bytes formatting"
                                      : "not all arguments converted during string formatting");
      return false;
    }
    return true;
  }

  StrBuilder out;
  bool isVerbatim = true; ///< There was no '%': the format is its own result.

private:
  uint32_t at(int64_t i) const {
    return shift == 0   ? format[i]
           : shift == 1 ? reinterpret_cast<const uint16_t *>(format)[i]
                        : reinterpret_cast<const uint32_t *>(format)[i];
  }

  bool fail(Type &type, const char *text) {
    raise(type, text);
    return false;
  }

  bool nextArgument(Value *out) {
    if (remaining <= 0)
      return fail(types::TypeError, "not enough arguments for format string");
    --remaining;
    *out = tuple ? tuple->items()[next++] : current;
    return true;
  }

  /// The text behind '%' up to its type; i moves behind that.
  bool parse(int64_t &i, Directive &d) {
    auto more = [&] { return i < length || fail(types::ValueError, "incomplete format"); };
    if (i < length && at(i) == '(' && !readKey(i))
      return false;
    for (; i < length; ++i) {
      uint32_t c = at(i);
      if (c == '-')
        d.isLeft = true;
      else if (c == '+')
        d.hasPlus = true;
      else if (c == ' ')
        d.hasBlank = true;
      else if (c == '#')
        d.isAlternate = true;
      else if (c == '0')
        d.isZeroPadded = true;
      else
        break;
    }
    if (!more() || !readNumber(i, &d.width, INT64_MAX, "width too big"))
      return false;
    if (d.width < -1) {
      d.isLeft = true;
      d.width = d.width == INT64_MIN ? INT64_MAX : -d.width;
    } else if (hadStar && d.width == -1) {
      d.isLeft = true;
      d.width = 1;
    }
    if (!more() || (d.width > 0 && lacksMemory(d.width, 2)))
      return false;
    if (at(i) == '.') {
      ++i;
      if (!more() || !readNumber(i, &d.precision, INT32_MAX, "precision too big"))
        return false;
      if (d.precision < 0)
        d.precision = 0;
      if (!more())
        return false;
    }
    if (uint32_t c = at(i); c == 'h' || c == 'l' || c == 'L') {
      ++i;
      if (!more())
        return false;
    }
    d.position = i;
    d.type = at(i++);
    return true;
  }

  bool readKey(int64_t &i) {
    if (mapping == kUnset)
      return fail(types::TypeError, "format requires a mapping");
    int64_t start = ++i;
    for (int depth = 1; i < length; ++i) {
      depth += at(i) == '(' ? 1 : at(i) == ')' ? -1 : 0;
      if (depth == 0)
        break;
    }
    if (i >= length)
      return fail(types::ValueError, "incomplete format key");
    Value key = isBytes ? valueOf(makeBytes(format + start, i - start))
                        : valueOf(makeFromChars(format + (start << shift), shift, i - start));
    ++i;
    current = GetItem(mapping, key);
    tuple = nullptr;
    remaining = 1;
    return bool(current);
  }

  bool readNumber(int64_t &i, int64_t *number, int64_t limit, const char *tooBig) {
    hadStar = false;
    if (at(i) == '*') {
      Value v;
      ++i;
      if (!nextArgument(&v))
        return false;
      if (!isInt(v))
        return fail(types::TypeError, "* wants int");
      hadStar = true;
      return requireInt64(v, number);
    }
    int64_t n = -1;
    for (; i < length && at(i) - '0' < 10; ++i) {
      int64_t digit = at(i) - '0';
      if (n > (limit - digit) / 10)
        return fail(types::ValueError, tooBig);
      n = (n < 0 ? 0 : n) * 10 + digit;
    }
    *number = n;
    return true;
  }

  bool convert(const Directive &d) {
    Value v;
    if (!nextArgument(&v))
      return false;
    switch (d.type) {
    case 's':
    case 'r':
    case 'a':
    case 'b': {
      if (d.type == 'b' && !isBytes)
        break;
      if (d.width < 0 && d.precision < 0 && d.type == 's' && !isBytes)
        return appendStr(out, v) == kOk;
      Str *text = textOf(v, d.type);
      if (!text)
        return false;
      int64_t shown = d.precision >= 0 && d.precision < text->length() ? d.precision : text->length();
      int64_t padding = d.width - shown;
      if (!d.isLeft)
        out.appendRepeated(' ', padding);
      out.append(text, 0, shown);
      if (d.isLeft)
        out.appendRepeated(' ', padding);
      return true;
    }
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return convertInt(d, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return convertFloat(d, v);
    case 'c': return convertChar(d, v);
    }
    if (isBytes && d.type >= 128) // CPython trips over its own message here.
      return fail(types::OverflowError, "character argument not in range(0x110000)");
    bool isShown = isBytes || (31 <= d.type && d.type <= 126);
    raise(types::ValueError, "unsupported format character '%c' (0x%x) at index %l", isShown ? int(d.type) : '?',
          unsigned(d.type), d.position);
    return false;
  }

  Str *textOf(Value v, uint32_t type) {
    if (type == 'r' && !isBytes)
      return repr(v);
    if (type == 'r' || type == 'a')
      return ascii(v);
    if (!isBytes)
      return str(v);
    BytesView bytes;
    if (!viewBytes(v, &bytes) && isBytesLike(v)) {
      Bytes *copy = bytesFrom(v);
      if (!copy)
        return nullptr;
      bytes = {copy->data, copy->length};
    } else if (!viewBytes(v, &bytes)) {
      Value method = lookupSpecial(v, names::__bytes__);
      if (!method)
        return nullptr;
      if (method == kUnset)
        return raise(types::TypeError,
                     "%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100T'", v);
      Value result = call(method, {});
      if (!result)
        return nullptr;
      if (!isKind<Bytes>(result))
        return raise(types::TypeError, "__bytes__ returned non-bytes (type %.200T)", result);
      viewBytes(result, &bytes);
    }
    return bytes.length ? makeLatin1(bytes.data, bytes.length) : emptyStr;
  }

  /// sign, prefix, digits (zeros: inserted before them), tail; all ASCII.
  void layOut(const Directive &d, char sign, std::string_view prefix, int64_t zeros, std::string_view digits,
              std::string_view fraction, int64_t moreZeros, std::string_view tail) {
    int64_t size = (sign != 0) + int64_t(prefix.size() + digits.size() + fraction.size() + tail.size()) + zeros + moreZeros;
    int64_t padding = d.width - size;
    if (!d.isLeft && d.isZeroPadded && padding > 0) {
      zeros += padding;
      padding = 0;
    }
    if (!d.isLeft)
      out.appendRepeated(' ', padding);
    if (sign)
      out.append(sign);
    out.appendAscii(prefix);
    out.appendRepeated('0', zeros);
    out.appendAscii(digits);
    out.appendAscii(fraction);
    out.appendRepeated('0', moreZeros);
    out.appendAscii(tail);
    if (d.isLeft)
      out.appendRepeated(' ', padding);
  }

  char signFor(const Directive &d, bool isNegative) {
    return isNegative ? '-' : d.hasPlus ? '+' : d.hasBlank ? ' ' : 0;
  }

  bool convertInt(const Directive &d, Value v) {
    bool isDecimal = d.type == 'd' || d.type == 'i' || d.type == 'u';
    if (!isInt(v)) {
      const Slots &slots = typeOf(v)->slots;
      Value number = kUnset;
      if (isDecimal && isFloatObject(v))
        number = intFromDouble(doubleOf(v));
      else if (slots.index)
        number = rt::index(v);
      else if (isDecimal && slots.toInt)
        number = slots.toInt(v);
      if (!number && !isPending(types::TypeError))
        return false;
      if (number == kUnset || !number || !isInt(number)) {
        clearPending();
        raise(types::TypeError,
              isDecimal ? "%%%c format: a real number is required, not %.200T"
                        : "%%%c format: an integer is required, not %.200T",
              isBytes && d.type == 'i' ? 'd' : int(d.type), v);
        return false;
      }
      v = number;
    }
    if (d.width < 0 && d.precision < 0 && isSmallInt(v) && isDecimal && !d.hasPlus && !d.hasBlank)
      return out.appendInt(smallIntOf(v)), true;
    char buffer[72];
    std::string_view digits;
    bool isNegative = intSign(v) < 0;
    int64_t i;
    if (isDecimal && toInt64(v, &i)) {
      uint64_t n = i < 0 ? 0 - uint64_t(i) : uint64_t(i);
      unsigned count = decimalLength(n);
      writeDecimal(buffer, n, count);
      digits = {buffer, count};
    } else {
      Str *text = intToStr(exactInt(v), isDecimal ? 10 : d.type == 'o' ? 8 : 16);
      if (!text)
        return false;
      keep = text;
      digits = {reinterpret_cast<const char *>(text->data) + isNegative, size_t(text->length() - isNegative)};
    }
    if (d.type == 'X') {
      RawArray *upper = allocateRaw(digits.size());
      for (size_t k = 0; k < digits.size(); ++k)
        upper->data()[k] = uint8_t(digits[k] >= 'a' ? digits[k] - 32 : digits[k]);
      keepRaw = upper;
      digits = {reinterpret_cast<const char *>(upper->data()), digits.size()};
    }
    std::string_view prefix;
    if (d.isAlternate && !isDecimal)
      prefix = d.type == 'o' ? "0o" : d.type == 'x' ? "0x" : "0X";
    int64_t zeros = d.precision > int64_t(digits.size()) ? d.precision - int64_t(digits.size()) : 0;
    layOut(d, signFor(d, isNegative), prefix, zeros, digits, {}, 0, {});
    return true;
  }

  bool convertFloat(const Directive &d, Value v) {
    double value;
    if (isFloat(v)) {
      value = floatOf(v);
    } else if (!requireDouble(v, &value)) {
      if (isBytes && isPending(types::TypeError)) {
        clearPending();
        raise(types::TypeError, "float argument required, not %.200T", v);
      }
      return false;
    }
    bool isUpper = d.type < 'a';
    char sign = signFor(d, std::signbit(value) && value == value);
    if (!std::isfinite(value)) {
      layOut(d, sign, {}, 0, value != value ? (isUpper ? "NAN" : "nan") : isUpper ? "INF" : "inf", {}, 0, {});
      return true;
    }
    char lower = char(isUpper ? d.type + 32 : d.type);
    FloatText text(std::fabs(value), lower, d.precision < 0 ? 6 : d.precision,
                   d.isAlternate ? FloatText::Alternate : FloatText::None);
    char suffix[8];
    size_t suffixLength = text.suffix.size();
    if (suffixLength) {
      memcpy(suffix, text.suffix.data(), suffixLength);
      suffix[0] = isUpper ? 'E' : 'e';
    }
    layOut(d, sign, {}, 0, text.whole, text.fraction, text.zeros, {suffix, suffixLength});
    return true;
  }

  bool convertChar(const Directive &d, Value v) {
    uint32_t c;
    BytesView bytes;
    if (!isBytes && isStr(v)) {
      if (as<Str>(v)->length() != 1)
        return fail(types::TypeError, "%%c requires int or char");
      c = charAt(as<Str>(v), 0);
    } else if (isBytes && viewBytes(v, &bytes) && bytes.length == 1) {
      c = bytes.data[0];
    } else {
      if (!isInt(v) && !typeOf(v)->slots.index)
        return fail(types::TypeError, isBytes ? "%%c requires an integer in range(256) or a single byte"
                                              : "%%c requires int or char");
      Value number = rt::index(v);
      int64_t code;
      if (!number)
        return false;
      if (!toInt64(number, &code) || code < 0 || code > (isBytes ? 255 : 0x10FFFF))
        return fail(types::OverflowError, isBytes ? "%%c arg not in range(256)" : "%%c arg not in range(0x110000)");
      c = uint32_t(code);
    }
    if (!d.isLeft)
      out.appendRepeated(' ', d.width - 1);
    out.append(c);
    if (d.isLeft)
      out.appendRepeated(' ', d.width - 1);
    return true;
  }

  const uint8_t *format;
  unsigned shift;
  int64_t length;
  bool isAscii, isBytes;
  bool hadStar = false; ///< The number just read came from an argument.
  Value args, mapping = kUnset;
  Value current = args; ///< The only argument: not a tuple, or what a key gave.
  Tuple *tuple = nullptr;
  int64_t next = 0, remaining = 0;
  Str *keep = nullptr; ///< What `digits` points into.
  RawArray *keepRaw = nullptr;
};

} // namespace

Value percentFormat(Str *format, Value args) {
  PercentFormatter formatter(format->data, format->widthShift(), format->length(), format->isAscii(), args, false);
  if (!formatter.run())
    return kError;
  return formatter.isVerbatim ? valueOf(format) : valueOf(formatter.out.finish());
}

Bytes *percentFormatBytes(BytesView format, Value args) {
  PercentFormatter formatter(format.data, 0, format.length, false, args, true);
  if (!formatter.run())
    return nullptr;
  Str *text = formatter.out.finish();
  return makeBytes(text->data, text->length());
}

} // namespace pyaot::rt
