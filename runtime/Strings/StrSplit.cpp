//===- StrSplit.cpp - str methods that take text apart and join it -------------------===//
#include "Strings/Search.h"
#include "Strings/StaticStrs.h"
#include "Strings/StrMethods.h"
#include "Strings/Unicode.h"

namespace pyaot::rt {

// --- Joining ---------------------------------------------------------------------------------------------------------

Str *joinStrs(Str *separator, const Value *items, int64_t count) {
  if (count == 0)
    return emptyStr;
  if (count == 1 && isExact<Str>(items[0]))
    return as<Str>(items[0]);
  // One walk measures, one copies.
  uint64_t flagsOfAll = Str::kAscii, length = 0;
  unsigned shift = 0;
  auto include = [&](const Str *s) {
    flagsOfAll &= s->meta;
    shift |= s->widthShift();
  };
  if (count > 1)
    include(separator);
  for (int64_t i = 0; i < count; ++i) {
    if (!isExact<Str>(items[i]) && !isStr(items[i])) {
      raise(types::TypeError, "sequence item %l: expected str instance, %.80T found", i, items[i]);
      return nullptr;
    }
    length += uint64_t(as<Str>(items[i])->length());
    include(as<Str>(items[i]));
  }
  shift = shift > 2 ? 2 : shift;
  length += uint64_t(separator->length()) * uint64_t(count - 1);
  if (length > uint64_t(INT64_MAX) >> 3) {
    raise(types::OverflowError, "join() result is too long for a Python string");
    return nullptr;
  }
  if (length <= 1 && shift == 0) {
    StrBuilder out;
    for (int64_t i = 0; i < count; ++i) {
      if (i)
        out.append(separator);
      out.append(as<Str>(items[i]));
    }
    return out.finish();
  }
  if (lacksMemory(int64_t(length), 1 << shift))
    return nullptr;
  Str *result = newStr(int64_t(length), flagsOfAll ? 127 : maxCharOfShift(shift));
  uint8_t *out = dataOf(result);
  if (shift == 0) {
    const uint8_t *gap = separator->data, *end = out + length;
    size_t gapLength = size_t(separator->length());
    for (int64_t i = 0; i < count; ++i) {
      if (i) {
        if (gapLength == 1)
          *out = *gap;
        else
          memcpy(out, gap, gapLength);
        out += gapLength;
      }
      const Str *s = as<Str>(items[i]);
      copyText(out, s, size_t(s->length()), end);
      out += s->length();
    }
    return result;
  }
  auto put = [&](const Str *s) {
    copyChars(out, shift, s->data, s->widthShift(), s->length());
    out += s->length() << shift;
  };
  for (int64_t i = 0; i < count; ++i) {
    if (i)
      put(separator);
    put(as<Str>(items[i]));
  }
  return result;
}

namespace strMethods {

Value join(Value self, Value *args, size_t, Tuple *) {
  const Value *items;
  int64_t count;
  List *list = nullptr; // Keeps what `items` points into.
  if (isExact<Tuple>(args[0])) {
    items = as<Tuple>(args[0])->items();
    count = as<Tuple>(args[0])->length;
  } else {
    if (isExact<List>(args[0])) {
      list = as<List>(args[0]);
    } else {
      if (!typeOf(args[0])->slots.iter && !typeOf(args[0])->slots.getItem)
        return raise(types::TypeError, "can only join an iterable");
      list = listFrom(args[0]);
      if (!list)
        return kError;
    }
    items = list->items;
    count = list->length;
  }
  Str *result = joinStrs(as<Str>(self), items, count);
  return result ? valueOf(result) : kError;
}

// --- Splitting -------------------------------------------------------------------------------------------------------

namespace {

template <typename Char> inline bool isSpaceChar(Char c) { return unicode::isSpace(c); }

/// At whitespace, at most `limit` times, from the left.
#ifdef __SSE2__
void splitSpacesAscii(List *out, Str *s, const uint8_t *text, int64_t length, int64_t limit);
#endif
template <typename Char> void splitSpaces(List *out, Str *s, const Char *text, int64_t length, int64_t limit) {
#ifdef __SSE2__
  if constexpr (sizeof(Char) == 1)
    if (s->isAscii() && length >= 32)
      return splitSpacesAscii(out, s, text, length, limit);
#endif
  int64_t i = 0;
  for (;;) {
    while (i < length && isSpaceChar(text[i]))
      ++i;
    if (i == length)
      return;
    int64_t start = i;
    if (limit-- <= 0)
      return push(out, start == 0 ? exactStr(s) : sliceStr(s, start, length - start));
    while (i < length && !isSpaceChar(text[i]))
      ++i;
    push(out, sliceStr(s, start, i - start));
  }
}

#ifdef __SSE2__
/// One bit for each of 64 ASCII characters: is it whitespace?
inline uint64_t spacesOf(const uint8_t *text) {
  uint64_t spaces = 0;
  for (int k = 0; k < 4; ++k) {
    __m128i c = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text + 16 * k));
    // \t to \r, FS to US and the blank itself; subtracting with saturation leaves 0 up to the upper bound.
    __m128i zero = _mm_setzero_si128();
    __m128i controls = _mm_cmpeq_epi8(_mm_subs_epu8(_mm_sub_epi8(c, _mm_set1_epi8(9)), _mm_set1_epi8(4)), zero);
    __m128i blanks = _mm_cmpeq_epi8(_mm_subs_epu8(_mm_sub_epi8(c, _mm_set1_epi8(28)), _mm_set1_epi8(4)), zero);
    spaces |= uint64_t(uint32_t(_mm_movemask_epi8(_mm_or_si128(controls, blanks)))) << 16 * k;
  }
  return spaces;
}

/// splitSpaces() of ASCII: from one border between word and space to the next.
void splitSpacesAscii(List *out, Str *s, const uint8_t *text, int64_t length, int64_t limit) {
  int64_t start = -1; // Of the word that has not ended; -1: in space.
  bool wasSpace = true;
  for (int64_t block = 0; block < length; block += 64) {
    uint64_t spaces;
    if (length - block >= 64) {
      spaces = spacesOf(text + block);
    } else { // What follows the text is not looked at: as if it were space.
      uint8_t rest[64];
      memset(rest, ' ', sizeof rest);
      memcpy(rest, text + block, size_t(length - block));
      spaces = spacesOf(rest);
    }
    uint64_t borders = spaces ^ (spaces << 1 | uint64_t(wasSpace));
    wasSpace = spaces >> 63;
    for (; borders; borders &= borders - 1) {
      int64_t at = block + __builtin_ctzll(borders);
      if (start < 0) {
        start = at;
        if (limit-- <= 0)
          return push(out, start == 0 ? exactStr(s) : sliceStr(s, start, length - start));
      } else {
        push(out, sliceStr(s, start, at - start));
        start = -1;
      }
    }
  }
  if (start >= 0)
    push(out, sliceStr(s, start, length - start));
}
#endif

template <typename Char> void splitSpacesRight(List *out, Str *s, const Char *text, int64_t length, int64_t limit) {
  int64_t i = length;
  for (;;) {
    while (i > 0 && isSpaceChar(text[i - 1]))
      --i;
    if (i == 0)
      return;
    int64_t end = i;
    if (limit-- <= 0)
      return push(out, end == length ? exactStr(s) : sliceStr(s, 0, end));
    while (i > 0 && !isSpaceChar(text[i - 1]))
      --i;
    push(out, sliceStr(s, i, end - i));
  }
}

template <typename Char>
void splitAt(List *out, Str *s, const Char *text, int64_t length, const Str *separator, int64_t limit) {
  search::Needle<Char> needle(separator);
  int64_t start = 0;
  while (limit-- > 0) {
    int64_t at = search::find(text + start, length - start, needle.chars, needle.length);
    if (at < 0)
      break;
    push(out, sliceStr(s, start, at));
    start += at + needle.length;
  }
  push(out, start == 0 ? exactStr(s) : sliceStr(s, start, length - start));
}

template <typename Char>
void splitAtRight(List *out, Str *s, const Char *text, int64_t length, const Str *separator, int64_t limit) {
  search::Needle<Char> needle(separator);
  int64_t end = length;
  while (limit-- > 0) {
    int64_t at = search::findLast(text, end, needle.chars, needle.length);
    if (at < 0)
      break;
    push(out, sliceStr(s, at + needle.length, end - at - needle.length));
    end = at;
  }
  push(out, end == length ? exactStr(s) : sliceStr(s, 0, end));
}

void reverse(List *list) {
  for (int64_t i = 0, j = list->length - 1; i < j; ++i, --j) {
    Value v = list->items[i];
    store(list, &list->items[i], list->items[j]);
    store(list, &list->items[j], v);
  }
}

Value splitWith(const char *name, Value self, Value *args, size_t nargs, Tuple *keywordNames, bool fromRight) {
  static constexpr const char *parameters[] = {"sep", "maxsplit", nullptr};
  Value bound[2] = {kUnset, kUnset};
  if (!bindNative(name, parameters, 0, 2, 0, args, nargs, keywordNames, bound))
    return kError;
  Value separator = bound[0] == kUnset ? kNone : bound[0];
  int64_t limit = -1;
  if (bound[1] != kUnset && !requireInt64(bound[1], &limit))
    return kError;
  if (limit < 0)
    limit = INT64_MAX;
  Str *s = as<Str>(self);
  if (!isNone(separator)) {
    if (!isStr(separator))
      return raise(types::TypeError, "must be str or None, not %T", separator);
    if (as<Str>(separator)->length() == 0)
      return raise(types::ValueError, "empty separator");
  }
  List *out = newList(limit < 11 ? limit + 1 : 12);
  if (!isNone(separator) && !search::canFit(s, as<Str>(separator))) {
    push(out, exactStr(s));
    return valueOf(out);
  }
  withChars(s, [&](auto *text, int64_t length) {
    if (isNone(separator))
      fromRight ? splitSpacesRight(out, s, text, length, limit) : splitSpaces(out, s, text, length, limit);
    else
      fromRight ? splitAtRight(out, s, text, length, as<Str>(separator), limit)
                : splitAt(out, s, text, length, as<Str>(separator), limit);
  });
  if (fromRight)
    reverse(out);
  return valueOf(out);
}

Value partitionAt(Value self, Value separator, bool last) {
  Str *s = as<Str>(self);
  if (!isStr(separator))
    return raise(types::TypeError, "must be str, not %T", separator);
  Str *gap = as<Str>(separator);
  if (gap->length() == 0)
    return raise(types::ValueError, "empty separator");
  int64_t at = last ? findLastStr(s, gap, 0, s->length()) : findStr(s, gap, 0, s->length());
  Value empty = valueOf(emptyStr);
  if (at < 0)
    return valueOf(last ? makeTuple({empty, empty, self}) : makeTuple({self, empty, empty}));
  int64_t end = at + gap->length();
  return valueOf(makeTuple({valueOf(sliceStr(s, 0, at)), valueOf(exactStr(gap)), valueOf(sliceStr(s, end, s->length() - end))}));
}

enum Side { Left = 1, Right = 2, Both = 3 };

Value stripSides(const char *name, Value self, Value *args, size_t nargs, Side sides) {
  Str *s = as<Str>(self);
  int64_t start = 0, end = s->length();
  auto strip = [&](auto isStripped) {
    if (sides & Left)
      while (start < end && isStripped(charAt(s, start)))
        ++start;
    if (sides & Right)
      while (end > start && isStripped(charAt(s, end - 1)))
        --end;
  };
  if (nargs == 0 || isNone(args[0])) {
    strip([](uint32_t c) { return unicode::isSpace(c); });
  } else {
    if (!isStr(args[0]))
      return raise(types::TypeError, "%s arg must be None or str", name);
    Str *set = as<Str>(args[0]);
    uint64_t low[2] = {0, 0}; // ASCII members.
    for (int64_t i = 0; i < set->length(); ++i)
      if (uint32_t c = charAt(set, i); c < 128)
        low[c >> 6] |= uint64_t(1) << (c & 63);
    strip([&](uint32_t c) {
      if (c < 128)
        return bool(low[c >> 6] >> (c & 63) & 1);
      for (int64_t i = 0; i < set->length(); ++i)
        if (charAt(set, i) == c)
          return true;
      return false;
    });
  }
  return valueOf(end - start == s->length() ? exactStr(s) : sliceStr(s, start, end - start));
}

} // namespace

Value split(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return splitWith("split", self, args, nargs, keywordNames, false);
}
Value rsplit(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  return splitWith("rsplit", self, args, nargs, keywordNames, true);
}

Value splitlines(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"keepends", nullptr};
  Value bound[1] = {kUnset};
  int32_t keepEnds = 0;
  if (!bindNative("splitlines", parameters, 0, 1, 0, args, nargs, keywordNames, bound) ||
      (bound[0] != kUnset && !requireInt32(bound[0], &keepEnds)))
    return kError;
  Str *s = as<Str>(self);
  List *out = newList(8);
  withChars(s, [&](auto *text, int64_t length) {
    for (int64_t i = 0; i < length;) {
      int64_t start = i;
      if constexpr (sizeof(*text) == 1) // Eight characters without a control character among them have no line break.
        for (uint64_t word; s->isAscii() && i + 8 <= length; i += 8) {
          memcpy(&word, text + i, 8);
          if (((word - 0x2020202020202020u) & 0x8080808080808080u) != 0)
            break;
        }
      while (i < length && (uint32_t(text[i]) - 32 < 95 || !unicode::isLineBreak(text[i])))
        ++i;
      int64_t end = i;
      if (i < length) {
        i += text[i] == '\r' && i + 1 < length && text[i + 1] == '\n' ? 2 : 1;
        if (keepEnds)
          end = i;
      }
      push(out, start == 0 && end == length ? exactStr(s) : sliceStr(s, start, end - start));
    }
  });
  return valueOf(out);
}

Value partition(Value self, Value *args, size_t, Tuple *) { return partitionAt(self, args[0], false); }
Value rpartition(Value self, Value *args, size_t, Tuple *) { return partitionAt(self, args[0], true); }
Value strip(Value self, Value *args, size_t nargs, Tuple *) { return stripSides("strip", self, args, nargs, Both); }
Value lstrip(Value self, Value *args, size_t nargs, Tuple *) { return stripSides("lstrip", self, args, nargs, Left); }
Value rstrip(Value self, Value *args, size_t nargs, Tuple *) { return stripSides("rstrip", self, args, nargs, Right); }

// --- Padding ---------------------------------------------------------------------------------------------------------

namespace {

Value pad(Str *s, int64_t left, int64_t right, uint32_t fill) {
  if (left < 0)
    left = 0;
  if (right < 0)
    right = 0;
  if (left + right == 0)
    return valueOf(exactStr(s));
  int64_t total;
  if (__builtin_add_overflow(left, right, &total) || __builtin_add_overflow(total, s->length(), &total))
    return raise(types::OverflowError, "padded string is too long");
  // Twice as much: the builder's growth.
  unsigned shift = s->widthShift() > shiftFor(fill) ? s->widthShift() : shiftFor(fill);
  if (lacksMemory(total, s->isAscii() && fill < 128 ? 1 : uint64_t(2) << shift))
    return kError;
  if (s->isAscii() && fill < 128) {
    int64_t length = s->length();
    if (length + left + right == 1)
      return valueOf(makeChar(fill));
    Str *result = newStr(length + left + right, 127);
    uint8_t *out = dataOf(result);
    memset(out, int(fill), size_t(left));
    memcpy(out + left, s->data, size_t(length));
    memset(out + left + length, int(fill), size_t(right));
    return valueOf(result);
  }
  StrBuilder out;
  out.appendRepeated(fill, left);
  out.append(s);
  out.appendRepeated(fill, right);
  return valueOf(out.finish());
}

/// (width[, fillchar]); false = exception.
bool padArguments(Value *args, size_t nargs, int64_t *width, uint32_t *fill) {
  *fill = ' ';
  if (!requireInt64(args[0], width))
    return false;
  if (nargs < 2)
    return true;
  if (!isStr(args[1])) {
    raise(types::TypeError, "The fill character must be a unicode character, not %T", args[1]);
    return false;
  }
  if (as<Str>(args[1])->length() != 1) {
    raise(types::TypeError, "The fill character must be exactly one character long");
    return false;
  }
  *fill = charAt(as<Str>(args[1]), 0);
  return true;
}

} // namespace

Value center(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t width;
  uint32_t fill;
  if (!padArguments(args, nargs, &width, &fill))
    return kError;
  Str *s = as<Str>(self);
  int64_t missing = width - s->length();
  if (missing <= 0)
    return valueOf(exactStr(s));
  int64_t left = missing / 2 + (missing & width & 1);
  return pad(s, left, missing - left, fill);
}

Value ljust(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t width;
  uint32_t fill;
  if (!padArguments(args, nargs, &width, &fill))
    return kError;
  return pad(as<Str>(self), 0, width - as<Str>(self)->length(), fill);
}

Value rjust(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t width;
  uint32_t fill;
  if (!padArguments(args, nargs, &width, &fill))
    return kError;
  return pad(as<Str>(self), width - as<Str>(self)->length(), 0, fill);
}

Value zfill(Value self, Value *args, size_t, Tuple *) {
  int64_t width;
  if (!requireInt64(args[0], &width))
    return kError;
  Str *s = as<Str>(self);
  int64_t missing = width - s->length();
  if (missing <= 0)
    return valueOf(exactStr(s));
  uint32_t first = s->length() ? charAt(s, 0) : 0;
  if (first != '+' && first != '-')
    return pad(s, missing, 0, '0');
  StrBuilder out;
  out.append(first);
  out.appendRepeated('0', missing);
  out.append(s, 1, s->length() - 1);
  return valueOf(out.finish());
}

Value expandtabs(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"tabsize", nullptr};
  Value bound[1] = {kUnset};
  int32_t size = 8;
  if (!bindNative("expandtabs", parameters, 0, 1, 0, args, nargs, keywordNames, bound) ||
      (bound[0] != kUnset && !requireInt32(bound[0], &size)))
    return kError;
  Str *s = as<Str>(self);
  if (findStr(s, latin1Char('\t'), 0, s->length()) < 0)
    return valueOf(exactStr(s));
  StrBuilder out;
  int64_t column = 0;
  for (int64_t i = 0; i < s->length(); ++i) {
    uint32_t c = charAt(s, i);
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
  return valueOf(out.finish());
}

} // namespace strMethods
} // namespace pyaot::rt
