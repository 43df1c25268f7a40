//===- BytesMethods.cpp - what bytes and bytearray can do alike -------------------------===//
#include "Strings/Buffer.h"
#include "Strings/BytesMethods.h"
#include "Strings/Codecs.h"
#include "Strings/Search.h"
#include "Strings/StrMethods.h"
#include "Strings/Utf8.h"

namespace pyaot::rt::bytesMethods {

// --- ASCII classes: bytes know no others -------------------------------------------------------------------------------

namespace {

bool isUpperByte(uint8_t c) { return uint8_t(c - 'A') < 26; }
bool isLowerByte(uint8_t c) { return uint8_t(c - 'a') < 26; }
bool isAlphaByte(uint8_t c) { return uint8_t((c | 32) - 'a') < 26; }
bool isDigitByte(uint8_t c) { return uint8_t(c - '0') < 10; }
bool isSpaceByte(uint8_t c) { return c == ' ' || uint8_t(c - 9) < 5; }
uint8_t lowerByte(uint8_t c) { return isUpperByte(c) ? c + 32 : c; }
uint8_t upperByte(uint8_t c) { return isLowerByte(c) ? c - 32 : c; }

template <typename Fn> Value mapBytes(Value self, Fn f) {
  BytesView view = viewOf(self);
  Value result = wrap(self, view.data, view.length);
  BytesView copy = viewOf(result);
  auto *out = const_cast<uint8_t *>(copy.data);
  for (int64_t i = 0; i < view.length; ++i)
    out[i] = f(view.data[i], i);
  return result;
}

template <typename Fn> Value allBytes(Value self, Fn f) {
  BytesView view = viewOf(self);
  for (int64_t i = 0; i < view.length; ++i)
    if (!f(view.data[i]))
      return kFalse;
  return boolValue(view.length);
}

} // namespace

Value upper(Value self, Value *, size_t, Tuple *) {
  return mapBytes(self, [](uint8_t c, int64_t) { return upperByte(c); });
}
Value lower(Value self, Value *, size_t, Tuple *) {
  return mapBytes(self, [](uint8_t c, int64_t) { return lowerByte(c); });
}
Value swapcase(Value self, Value *, size_t, Tuple *) {
  return mapBytes(self, [](uint8_t c, int64_t) { return uint8_t(isAlphaByte(c) ? c ^ 32 : c); });
}
Value capitalize(Value self, Value *, size_t, Tuple *) {
  return mapBytes(self, [](uint8_t c, int64_t i) { return i ? lowerByte(c) : upperByte(c); });
}
Value title(Value self, Value *, size_t, Tuple *) {
  bool isInWord = false;
  return mapBytes(self, [&](uint8_t c, int64_t) {
    uint8_t mapped = isInWord ? lowerByte(c) : upperByte(c);
    isInWord = isAlphaByte(c);
    return mapped;
  });
}
Value isalpha(Value self, Value *, size_t, Tuple *) { return allBytes(self, isAlphaByte); }
Value isdigit(Value self, Value *, size_t, Tuple *) { return allBytes(self, isDigitByte); }
Value isspace(Value self, Value *, size_t, Tuple *) { return allBytes(self, isSpaceByte); }
Value isalnum(Value self, Value *, size_t, Tuple *) {
  return allBytes(self, [](uint8_t c) { return isAlphaByte(c) || isDigitByte(c); });
}
Value isascii(Value self, Value *, size_t, Tuple *) {
  BytesView view = viewOf(self);
  return boolValue(isAsciiBytes(view.data, size_t(view.length)));
}

namespace {

Value isOnly(Value self, bool (*wanted)(uint8_t), bool (*unwanted)(uint8_t)) {
  BytesView view = viewOf(self);
  bool isFound = false;
  for (int64_t i = 0; i < view.length; ++i) {
    if (unwanted(view.data[i]))
      return kFalse;
    isFound |= wanted(view.data[i]);
  }
  return boolValue(isFound);
}

} // namespace

Value islower(Value self, Value *, size_t, Tuple *) { return isOnly(self, isLowerByte, isUpperByte); }
Value isupper(Value self, Value *, size_t, Tuple *) { return isOnly(self, isUpperByte, isLowerByte); }
Value istitle(Value self, Value *, size_t, Tuple *) {
  BytesView view = viewOf(self);
  bool isInWord = false, isTitle = false;
  for (int64_t i = 0; i < view.length; ++i) {
    uint8_t c = view.data[i];
    if (isAlphaByte(c)) {
      if (isUpperByte(c) == isInWord)
        return kFalse;
      isTitle = true;
    }
    isInWord = isAlphaByte(c);
  }
  return boolValue(isTitle);
}

// --- Searching ---------------------------------------------------------------------------------------------------------

bool requireByte(Value v, uint8_t *out, const char *text) {
  Value number = rt::index(v);
  if (!number)
    return false;
  int64_t n;
  if (!toInt64(number, &n) || n < 0 || n > 255) {
    raise(types::ValueError, text);
    return false;
  }
  *out = uint8_t(n);
  return true;
}

namespace {

/// (sub[, start[, end]]), sub a bytes-like object or one byte.
struct FindArguments {
  FindArguments(const char *name, Value self, Value *args, size_t nargs) : text(viewOf(self)) {
    if (!strMethods::checkFindCount(name, nargs))
      return;
    if (!strMethods::findBounds(args, nargs, text.length, &start, &end))
      return;
    if (!viewBytes(args[0], &needle)) {
      if (isBytesLike(args[0])) {
        requireBytes(args[0], &needle); // Tells why not.
        return;
      }
      if (!isInt(args[0]) && !typeOf(args[0])->slots.index) {
        raise(types::TypeError, "argument should be integer or bytes-like object, not '%.200T'", args[0]);
        return;
      }
      if (!requireByte(args[0], &byte, "byte must be in range(0, 256)"))
        return;
      needle = {&byte, 1};
    }
    ok = true;
  }
  FindArguments(const FindArguments &) = delete;
  BytesView text, needle;
  uint8_t byte = 0;
  int64_t start = 0, end = 0;
  bool ok = false;
};

int64_t findBytes(BytesView text, BytesView needle, int64_t start, int64_t end, bool last = false) {
  if (end - start < needle.length)
    return -1;
  if (needle.length == 0)
    return last ? end : start;
  int64_t at = last ? search::findLast(text.data + start, end - start, needle.data, needle.length)
                    : search::find(text.data + start, end - start, needle.data, needle.length);
  return at < 0 ? -1 : at + start;
}

bool hasAt(BytesView text, int64_t at, BytesView part) {
  return at >= 0 && text.length - at >= part.length &&
         (part.length == 0 || memcmp(text.data + at, part.data, size_t(part.length)) == 0);
}

Value hasEnd(Value self, Value *args, size_t nargs, bool atEnd) {
  if (!strMethods::checkFindCount(atEnd ? "endswith" : "startswith", nargs))
    return kError;
  BytesView text = viewOf(self), part;
  int64_t start, end;
  if (!strMethods::findBounds(args, nargs, text.length, &start, &end))
    return kError;
  auto matches = [&] {
    return end - start >= part.length && hasAt(text, atEnd ? end - part.length : start, part);
  };
  if (isKind<Tuple>(args[0])) {
    for (int64_t i = 0; i < as<Tuple>(args[0])->length; ++i) {
      if (!requireBytes(as<Tuple>(args[0])->items()[i], &part))
        return kError;
      if (matches())
        return kTrue;
    }
    return kFalse;
  }
  if (!viewBytes(args[0], &part))
    return raise(types::TypeError, "%s first arg must be bytes or a tuple of bytes, not %T",
                 atEnd ? "endswith" : "startswith", args[0]);
  return boolValue(matches());
}

} // namespace

static Value findNamed(const char *name, Value self, Value *args, size_t nargs) {
  FindArguments a(name, self, args, nargs);
  return a.ok ? smallInt(findBytes(a.text, a.needle, a.start, a.end)) : kError;
}
Value find(Value self, Value *args, size_t nargs, Tuple *) { return findNamed("find", self, args, nargs); }
static Value rfindNamed(const char *name, Value self, Value *args, size_t nargs) {
  FindArguments a(name, self, args, nargs);
  return a.ok ? smallInt(findBytes(a.text, a.needle, a.start, a.end, true)) : kError;
}
Value rfind(Value self, Value *args, size_t nargs, Tuple *) { return rfindNamed("rfind", self, args, nargs); }
Value index(Value self, Value *args, size_t nargs, Tuple *) {
  Value at = findNamed("index", self, args, nargs);
  return at == smallInt(-1) ? raise(types::ValueError, "subsection not found") : at;
}
Value rindex(Value self, Value *args, size_t nargs, Tuple *) {
  Value at = rfindNamed("rindex", self, args, nargs);
  return at == smallInt(-1) ? raise(types::ValueError, "subsection not found") : at;
}
Value count(Value self, Value *args, size_t nargs, Tuple *) {
  FindArguments a("count", self, args, nargs);
  if (!a.ok)
    return kError;
  if (a.end < a.start)
    return smallInt(0);
  if (a.needle.length == 0)
    return smallInt(a.end - a.start + 1);
  return smallInt(search::count(a.text.data + a.start, a.end - a.start, a.needle.data, a.needle.length, INT64_MAX));
}
Value startswith(Value self, Value *args, size_t nargs, Tuple *) { return hasEnd(self, args, nargs, false); }
Value endswith(Value self, Value *args, size_t nargs, Tuple *) { return hasEnd(self, args, nargs, true); }

Value removeprefix(Value self, Value *args, size_t, Tuple *) {
  BytesView text = viewOf(self), part;
  if (!requireBytes(args[0], &part))
    return kError;
  return hasAt(text, 0, part) && part.length ? wrap(self, text.data + part.length, text.length - part.length) : same(self);
}
Value removesuffix(Value self, Value *args, size_t, Tuple *) {
  BytesView text = viewOf(self), part;
  if (!requireBytes(args[0], &part))
    return kError;
  return hasAt(text, text.length - part.length, part) && part.length ? wrap(self, text.data, text.length - part.length)
                                                                     : same(self);
}

Value replace(Value self, Value *args, size_t nargs, Tuple *) {
  BytesView text = viewOf(self), from, to;
  int64_t limit = -1;
  if (!requireBytes(args[0], &from) || !requireBytes(args[1], &to) || (nargs > 2 && !requireInt64(args[2], &limit)))
    return kError;
  if (limit < 0)
    limit = INT64_MAX;
  ByteBuilder out;
  int64_t at = 0, done = 0;
  bool isChanged = false;
  if (from.length == 0) {
    int64_t most;
    if (__builtin_mul_overflow(std::min(limit, text.length + 1), to.length, &most))
      return raise(types::OverflowError, "replace bytes is too long");
    if (lacksMemory(most))
      return kError;
    for (; at < text.length && limit > 0; ++at, --limit) {
      out.append(to.data, to.length);
      out.append(text.data[at]);
    }
    out.append(text.data + at, text.length - at);
    if (limit > 0)
      out.append(to.data, to.length);
    return wrap(self, out.data(), out.length());
  }
  int64_t most;
  if (__builtin_mul_overflow(text.length / from.length, to.length, &most) || isTooLarge(uint64_t(most))) {
    int64_t count = 0; // It may be that much: then the exact length is worth knowing first.
    for (int64_t i = 0; count < limit && (i = findBytes(text, from, i, text.length)) >= 0; i += from.length)
      ++count;
    if (__builtin_mul_overflow(count, to.length, &most))
      return raise(types::OverflowError, "replace bytes is too long");
    if (lacksMemory(most))
      return kError;
  }
  for (; limit > 0; --limit) {
    at = findBytes(text, from, done, text.length);
    if (at < 0)
      break;
    out.append(text.data + done, at - done);
    out.append(to.data, to.length);
    done = at + from.length;
    isChanged = true;
  }
  if (!isChanged)
    return same(self);
  out.append(text.data + done, text.length - done);
  return wrap(self, out.data(), out.length());
}

// --- Taking apart, joining ------------------------------------------------------------------------------------------------

namespace {

Value splitWith(const char *name, Value self, Value *args, size_t nargs, Tuple *keywordNames, bool fromRight) {
  static constexpr const char *parameters[] = {"sep", "maxsplit", nullptr};
  Value bound[2] = {kUnset, kUnset};
  if (!bindNative(name, parameters, 0, 2, 0, args, nargs, keywordNames, bound))
    return kError;
  int64_t limit = -1;
  if (bound[1] != kUnset && !requireInt64(bound[1], &limit))
    return kError;
  if (limit < 0)
    limit = INT64_MAX;
  BytesView text = viewOf(self), gap;
  List *out = newList();
  auto push = [&](int64_t start, int64_t end) { append(out, wrap(self, text.data + start, end - start)); };
  bool atSpaces = bound[0] == kUnset || isNone(bound[0]);
  if (!atSpaces) {
    if (!requireBytes(bound[0], &gap))
      return kError;
    if (gap.length == 0)
      return raise(types::ValueError, "empty separator");
  }
  int64_t start = 0, end = text.length;
  if (atSpaces) {
    for (;;) {
      while (start < end && isSpaceByte(text.data[fromRight ? end - 1 : start]))
        fromRight ? --end : ++start;
      if (start == end)
        break;
      if (limit-- <= 0) {
        push(start, end);
        break;
      }
      int64_t i = fromRight ? end : start;
      if (fromRight) {
        while (i > start && !isSpaceByte(text.data[i - 1]))
          --i;
        push(i, end);
        end = i;
      } else {
        while (i < end && !isSpaceByte(text.data[i]))
          ++i;
        push(start, i);
        start = i;
      }
    }
  } else {
    for (; limit > 0; --limit) {
      int64_t at = findBytes(text, gap, start, end, fromRight);
      if (at < 0)
        break;
      if (fromRight) {
        push(at + gap.length, end);
        end = at;
      } else {
        push(start, at);
        start = at + gap.length;
      }
    }
    push(start, end);
  }
  if (fromRight)
    for (int64_t i = 0, j = out->length - 1; i < j; ++i, --j) {
      Value v = out->items[i];
      store(out, &out->items[i], out->items[j]);
      store(out, &out->items[j], v);
    }
  return valueOf(out);
}

Value partitionAt(Value self, Value separator, bool last) {
  BytesView text = viewOf(self), gap;
  if (!requireBytes(separator, &gap))
    return kError;
  if (gap.length == 0)
    return raise(types::ValueError, "empty separator");
  int64_t at = findBytes(text, gap, 0, text.length, last);
  if (at < 0) {
    Value empty = wrap(self, nullptr, 0), whole = same(self), other = wrap(self, nullptr, 0);
    return valueOf(last ? makeTuple({empty, other, whole}) : makeTuple({whole, empty, other}));
  }
  int64_t end = at + gap.length;
  Value head = wrap(self, text.data, at), middle = isExact<Bytes>(separator) && isKind<Bytes>(self) ? separator : wrap(self, gap.data, gap.length);
  return valueOf(makeTuple({head, middle, wrap(self, text.data + end, text.length - end)}));
}

Value stripSides(Value self, Value *args, size_t nargs, bool left, bool right) {
  BytesView text = viewOf(self), set;
  bool atSpaces = nargs == 0 || isNone(args[0]);
  if (!atSpaces && !requireBytes(args[0], &set))
    return kError;
  bool isStripped[256];
  for (int c = 0; c < 256; ++c)
    isStripped[c] = atSpaces && isSpaceByte(uint8_t(c));
  for (int64_t i = 0; i < set.length; ++i)
    isStripped[set.data[i]] = true;
  int64_t start = 0, end = text.length;
  while (left && start < end && isStripped[text.data[start]])
    ++start;
  while (right && end > start && isStripped[text.data[end - 1]])
    --end;
  return end - start == text.length ? same(self) : wrap(self, text.data + start, end - start);
}

} // namespace

Value split(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return splitWith("split", self, args, nargs, keywordNames, false);
}
Value rsplit(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return splitWith("rsplit", self, args, nargs, keywordNames, true);
}
Value partition(Value self, Value *args, size_t, Tuple *) { return partitionAt(self, args[0], false); }
Value rpartition(Value self, Value *args, size_t, Tuple *) { return partitionAt(self, args[0], true); }
Value strip(Value self, Value *args, size_t nargs, Tuple *) { return stripSides(self, args, nargs, true, true); }
Value lstrip(Value self, Value *args, size_t nargs, Tuple *) { return stripSides(self, args, nargs, true, false); }
Value rstrip(Value self, Value *args, size_t nargs, Tuple *) { return stripSides(self, args, nargs, false, true); }

Value splitlines(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"keepends", nullptr};
  Value bound[1] = {kUnset};
  int32_t keepEnds = 0;
  if (!bindNative("splitlines", parameters, 0, 1, 0, args, nargs, keywordNames, bound) ||
      (bound[0] != kUnset && !requireInt32(bound[0], &keepEnds)))
    return kError;
  BytesView text = viewOf(self);
  List *out = newList();
  for (int64_t i = 0; i < text.length;) {
    int64_t start = i;
    while (i < text.length && text.data[i] != '\n' && text.data[i] != '\r')
      ++i;
    int64_t end = i;
    if (i < text.length) {
      i += text.data[i] == '\r' && i + 1 < text.length && text.data[i + 1] == '\n' ? 2 : 1;
      if (keepEnds)
        end = i;
    }
    append(out, wrap(self, text.data + start, end - start));
  }
  return valueOf(out);
}

Value join(Value self, Value *args, size_t, Tuple *) {
  if (!typeOf(args[0])->slots.iter && !typeOf(args[0])->slots.getItem)
    return raise(types::TypeError, "can only join an iterable");
  List *items = isExact<List>(args[0]) ? as<List>(args[0]) : listFrom(args[0]);
  if (!items)
    return kError;
  BytesView gap = viewOf(self), part;
  int64_t length = 0;
  for (int64_t i = 0; i < items->length; ++i) {
    if (!viewBytes(items->items[i], &part))
      return raise(types::TypeError, "sequence item %l: expected a bytes-like object, %.80T found", i, items->items[i]);
    length += part.length + (i ? gap.length : 0);
  }
  if (lacksMemory(length))
    return kError;
  ByteBuilder out;
  for (int64_t i = 0; i < items->length; ++i) {
    if (i)
      out.append(gap.data, gap.length);
    if (viewBytes(items->items[i], &part))
      out.append(part.data, part.length);
  }
  return wrap(self, out.data(), out.length());
}

// --- Padding ----------------------------------------------------------------------------------------------------------------

namespace {

Value pad(const char *name, Value self, Value *args, size_t nargs, char side) {
  int64_t width;
  uint8_t fill = ' ';
  if (!requireInt64(args[0], &width))
    return kError;
  if (nargs > 1) {
    BytesView view;
    if ((!isKind<Bytes>(args[1]) && !isKind<ByteArray>(args[1])) || !viewBytes(args[1], &view) || view.length != 1)
      return raise(types::TypeError, "%s() argument 2 must be a byte string of length 1, not %T", name, args[1]);
    fill = *view.data;
  }
  BytesView text = viewOf(self);
  int64_t missing = width - text.length;
  if (missing <= 0)
    return same(self);
  if (lacksMemory(missing, 2))
    return kError;
  int64_t left = side == '>' ? missing : side == '<' ? 0 : missing / 2 + (missing & width & 1);
  ByteBuilder out;
  out.appendRepeated(fill, left);
  out.append(text.data, text.length);
  out.appendRepeated(fill, missing - left);
  return wrap(self, out.data(), out.length());
}

} // namespace

Value center(Value self, Value *args, size_t nargs, Tuple *) { return pad("center", self, args, nargs, '^'); }
Value ljust(Value self, Value *args, size_t nargs, Tuple *) { return pad("ljust", self, args, nargs, '<'); }
Value rjust(Value self, Value *args, size_t nargs, Tuple *) { return pad("rjust", self, args, nargs, '>'); }

Value zfill(Value self, Value *args, size_t, Tuple *) {
  int64_t width;
  if (!requireInt64(args[0], &width))
    return kError;
  BytesView text = viewOf(self);
  int64_t missing = width - text.length;
  if (missing <= 0)
    return same(self);
  ByteBuilder out;
  bool hasSign = text.length && (*text.data == '+' || *text.data == '-');
  if (hasSign)
    out.append(*text.data);
  out.appendRepeated('0', missing);
  out.append(text.data + hasSign, text.length - hasSign);
  return wrap(self, out.data(), out.length());
}

Value expandtabs(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"tabsize", nullptr};
  Value bound[1] = {kUnset};
  int32_t size = 8;
  if (!bindNative("expandtabs", parameters, 0, 1, 0, args, nargs, keywordNames, bound) ||
      (bound[0] != kUnset && !requireInt32(bound[0], &size)))
    return kError;
  BytesView text = viewOf(self);
  ByteBuilder out;
  int64_t column = 0;
  for (int64_t i = 0; i < text.length; ++i) {
    uint8_t c = text.data[i];
    if (c == '\t') {
      if (size > 0) {
        int64_t spaces = size - column % size;
        out.appendRepeated(' ', spaces);
        column += spaces;
      }
      continue;
    }
    out.append(c);
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return wrap(self, out.data(), out.length());
}

// --- Conversions --------------------------------------------------------------------------------------------------------------

Value decode(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"encoding", "errors", nullptr};
  Value bound[2] = {kUnset, kUnset};
  if (!bindNative("decode", parameters, 0, 2, 0, args, nargs, keywordNames, bound))
    return kError;
  for (int i = 0; i < 2; ++i)
    if (bound[i] != kUnset && !isStr(bound[i]))
      return raise(types::TypeError, "decode() argument '%s' must be str, not %Y", parameters[i], bound[i]);
  if (!viewOf(self).length) // Whatever the encoding.
    return valueOf(emptyStr);
  Str *text = rt::decode(self, viewOf(self), bound[0] == kUnset ? nullptr : as<Str>(bound[0]),
                         bound[1] == kUnset ? nullptr : as<Str>(bound[1]));
  return text ? valueOf(text) : kError;
}

Value fromhex(Value cls, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "fromhex() argument must be str, not %Y", args[0]);
  Str *text = as<Str>(args[0]);
  ByteBuilder out;
  auto digit = [&](int64_t i) -> int {
    uint32_t c = i < text->length() ? charAt(text, i) : 0;
    return c - '0' < 10 ? int(c - '0') : (c | 32) - 'a' < 6 ? int((c | 32) - 'a' + 10) : -1;
  };
  for (int64_t i = 0; i < text->length();) {
    if (charAt(text, i) < 128 && isSpaceByte(uint8_t(charAt(text, i)))) {
      ++i;
      continue;
    }
    for (int k = 0; k < 2; ++k)
      if (digit(i + k) < 0)
        return raise(types::ValueError, "non-hexadecimal number found in fromhex() arg at position %l", i + k);
    out.append(uint8_t(digit(i) << 4 | digit(i + 1)));
    i += 2;
  }
  bool isArray = isType(cls) && as<Type>(cls)->kind == Kind::ByteArray;
  Value result = isArray ? valueOf(makeByteArray(out.data(), out.length())) : valueOf(out.finish());
  if (cls == valueOf(&types::Bytes) || cls == valueOf(&types::ByteArray))
    return result;
  return call(cls, {result});
}

/// hex(sep, bytes_per_sep): the separator stands between groups that are counted from the right (negative: the left).
Value hex(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"sep", "bytes_per_sep", nullptr};
  Value bound[2] = {kUnset, kUnset};
  if (!bindNative("hex", parameters, 0, 2, 0, args, nargs, keywordNames, bound))
    return kError;
  int32_t group = 1;
  if (bound[1] != kUnset && !requireInt32(bound[1], &group))
    return kError;
  uint32_t separator = 0;
  bool separates = bound[0] != kUnset;
  if (separates) {
    int64_t count = length(bound[0]);
    if (count < 0)
      return kError;
    if (count != 1)
      return raise(types::ValueError, "sep must be length 1.");
    if (isStr(bound[0])) {
      separator = charAt(as<Str>(bound[0]), 0);
    } else if (isKind<Bytes>(bound[0])) {
      separator = *as<Bytes>(bound[0])->data;
    } else {
      return raise(types::TypeError, "sep must be str or bytes.");
    }
    if (separator > 127)
      return raise(types::ValueError, "sep must be ASCII.");
  }
  BytesView text = viewOf(self);
  StrBuilder out;
  int64_t size = group < 0 ? -int64_t(group) : group;
  for (int64_t i = 0; i < text.length; ++i) {
    if (i && separates && size && (group > 0 ? (text.length - i) % size : i % size) == 0)
      out.append(separator);
    out.append("0123456789abcdef"[text.data[i] >> 4]);
    out.append("0123456789abcdef"[text.data[i] & 15]);
  }
  return valueOf(out.finish());
}

Value maketrans(Value, Value *args, size_t, Tuple *) {
  BytesView from, to;
  if (!requireBytes(args[0], &from) || !requireBytes(args[1], &to))
    return kError;
  if (from.length != to.length)
    return raise(types::ValueError, "maketrans arguments must have same length");
  uint8_t table[256];
  for (int c = 0; c < 256; ++c)
    table[c] = uint8_t(c);
  for (int64_t i = 0; i < from.length; ++i)
    table[from.data[i]] = to.data[i];
  return valueOf(makeBytes(table, 256));
}

Value translate(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"", "delete", nullptr};
  Value bound[2] = {kUnset, kUnset};
  if (!bindNative("translate", parameters, 1, 2, 1, args, nargs, keywordNames, bound))
    return kError;
  BytesView text = viewOf(self), table, removed;
  if (!isNone(bound[0])) {
    if (!requireBytes(bound[0], &table))
      return kError;
    if (table.length != 256)
      return raise(types::ValueError, "translation table must be 256 characters long");
  }
  if (bound[1] != kUnset && !requireBytes(bound[1], &removed))
    return kError;
  bool isRemoved[256] = {};
  for (int64_t i = 0; i < removed.length; ++i)
    isRemoved[removed.data[i]] = true;
  ByteBuilder out;
  uint8_t *room = out.room(text.length);
  int64_t kept = 0;
  for (int64_t i = 0; i < text.length; ++i)
    if (uint8_t c = text.data[i]; !isRemoved[c])
      room[kept++] = table.length ? table.data[c] : c;
  return wrap(self, room, kept);
}

} // namespace pyaot::rt::bytesMethods
