//===- StrFind.cpp - str methods that search ----------------------------------------===//
#include "Strings/Search.h"
#include "Strings/StrMethods.h"

namespace pyaot::rt {

int64_t findStr(const Str *haystack, const Str *needle, int64_t start, int64_t end) {
  if (end - start < needle->length())
    return -1;
  if (needle->length() == 0)
    return start;
  if (!search::canFit(haystack, needle))
    return -1;
  return withChars(haystack, [&](auto *text, int64_t) -> int64_t {
    search::Needle<std::remove_cvref_t<decltype(*text)>> n(needle);
    int64_t at = search::find(text + start, end - start, n.chars, n.length);
    return at < 0 ? -1 : at + start;
  });
}

int64_t findLastStr(const Str *haystack, const Str *needle, int64_t start, int64_t end) {
  if (end - start < needle->length())
    return -1;
  if (needle->length() == 0)
    return end;
  if (!search::canFit(haystack, needle))
    return -1;
  return withChars(haystack, [&](auto *text, int64_t) -> int64_t {
    search::Needle<std::remove_cvref_t<decltype(*text)>> n(needle);
    int64_t at = search::findLast(text + start, end - start, n.chars, n.length);
    return at < 0 ? -1 : at + start;
  });
}

int64_t countStr(const Str *haystack, const Str *needle, int64_t start, int64_t end, int64_t limit) {
  if (end < start)
    return 0;
  if (needle->length() == 0)
    return end - start + 1 < limit ? end - start + 1 : limit;
  if (!search::canFit(haystack, needle))
    return 0;
  return withChars(haystack, [&](auto *text, int64_t) -> int64_t {
    search::Needle<std::remove_cvref_t<decltype(*text)>> n(needle);
    return search::count(text + start, end - start, n.chars, n.length, limit);
  });
}

bool isAt(const Str *text, int64_t position, const Str *part) {
  if (position < 0 || text->length() - position < part->length() || !search::canFit(text, part))
    return false;
  if (text->widthShift() == part->widthShift())
    return memcmp(text->data + (position << text->widthShift()), part->data,
                  size_t(part->length()) << part->widthShift()) == 0;
  for (int64_t i = 0; i < part->length(); ++i)
    if (charAt(text, position + i) != charAt(part, i))
      return false;
  return true;
}

namespace strMethods {

bool checkFindCount(const char *name, size_t nargs) {
  if (nargs < 1)
    raise(types::TypeError, "%s() takes at least 1 argument (0 given)", name);
  else if (nargs > 3)
    raise(types::TypeError, "%s() takes at most 3 arguments (%z given)", name, nargs);
  return nargs - 1 < 3;
}

bool findBounds(Value *args, size_t nargs, int64_t length, int64_t *start, int64_t *end) {
  *start = 0;
  *end = length;
  for (size_t i = 1; i < nargs && i < 3; ++i) {
    if (isNone(args[i]))
      continue;
    if (!isInt(args[i]) && !typeOf(args[i])->slots.index) {
      raise(types::TypeError, "slice indices must be integers or None or have an __index__ method");
      return false;
    }
    if (!toIndex(args[i], i == 1 ? start : end, false))
      return false;
  }
  search::clamp(*start, *end, length);
  return true;
}

namespace {

/// The arguments (sub[, start[, end]]) of find and its kin.
struct FindArguments {
  FindArguments(const char *name, Value self, Value *args, size_t nargs) : text(as<Str>(self)) {
    if (!checkFindCount(name, nargs))
      return;
    if (!findBounds(args, nargs, text->length(), &start, &end))
      return;
    ok = isStr(args[0]);
    if (ok)
      needle = as<Str>(args[0]);
    else
      raise(types::TypeError, "must be str, not %T", args[0]);
  }
  Str *text, *needle = nullptr;
  int64_t start = 0, end = 0;
  bool ok = false;
};

/// startswith and endswith: one str or a tuple of them.
Value hasEnd(Value self, Value *args, size_t nargs, bool atEnd) {
  if (!checkFindCount(atEnd ? "endswith" : "startswith", nargs))
    return kError;
  Str *text = as<Str>(self);
  int64_t start, end;
  if (!findBounds(args, nargs, text->length(), &start, &end))
    return kError;
  auto matches = [&](Str *part) {
    if (end - start < part->length())
      return false;
    return isAt(text, atEnd ? end - part->length() : start, part);
  };
  if (isStr(args[0]))
    return boolValue(matches(as<Str>(args[0])));
  const char *name = atEnd ? "endswith" : "startswith";
  if (!isKind<Tuple>(args[0]))
    return raise(types::TypeError, "%s first arg must be str or a tuple of str, not %T", name, args[0]);
  Tuple *parts = as<Tuple>(args[0]);
  for (int64_t i = 0; i < parts->length; ++i) {
    if (!isStr(parts->items()[i]))
      return raise(types::TypeError, "tuple for %s must only contain str, not %T", name, parts->items()[i]);
    if (matches(as<Str>(parts->items()[i])))
      return kTrue;
  }
  return kFalse;
}

} // namespace

static Value findNamed(const char *name, Value self, Value *args, size_t nargs) {
  FindArguments a(name, self, args, nargs);
  return a.ok ? smallInt(findStr(a.text, a.needle, a.start, a.end)) : kError;
}
Value find(Value self, Value *args, size_t nargs, Tuple *) { return findNamed("find", self, args, nargs); }

static Value rfindNamed(const char *name, Value self, Value *args, size_t nargs) {
  FindArguments a(name, self, args, nargs);
  return a.ok ? smallInt(findLastStr(a.text, a.needle, a.start, a.end)) : kError;
}
Value rfind(Value self, Value *args, size_t nargs, Tuple *) { return rfindNamed("rfind", self, args, nargs); }

Value index(Value self, Value *args, size_t nargs, Tuple *) {
  Value at = findNamed("index", self, args, nargs);
  return at == smallInt(-1) ? raise(types::ValueError, "substring not found") : at;
}

Value rindex(Value self, Value *args, size_t nargs, Tuple *) {
  Value at = rfindNamed("rindex", self, args, nargs);
  return at == smallInt(-1) ? raise(types::ValueError, "substring not found") : at;
}

Value count(Value self, Value *args, size_t nargs, Tuple *) {
  FindArguments a("count", self, args, nargs);
  return a.ok ? smallInt(countStr(a.text, a.needle, a.start, a.end, INT64_MAX)) : kError;
}

Value startswith(Value self, Value *args, size_t nargs, Tuple *) { return hasEnd(self, args, nargs, false); }
Value endswith(Value self, Value *args, size_t nargs, Tuple *) { return hasEnd(self, args, nargs, true); }

Value removeprefix(Value self, Value *args, size_t, Tuple *) {
  Str *s = as<Str>(self);
  if (!isStr(args[0]))
    return raise(types::TypeError, "removeprefix() argument must be str, not %Y", args[0]);
  int64_t length = as<Str>(args[0])->length();
  return valueOf(isAt(s, 0, as<Str>(args[0])) ? sliceStr(s, length, s->length() - length) : exactStr(s));
}

Value removesuffix(Value self, Value *args, size_t, Tuple *) {
  Str *s = as<Str>(self);
  if (!isStr(args[0]))
    return raise(types::TypeError, "removesuffix() argument must be str, not %Y", args[0]);
  int64_t rest = s->length() - as<Str>(args[0])->length();
  return valueOf(as<Str>(args[0])->length() && isAt(s, rest, as<Str>(args[0])) ? sliceStr(s, 0, rest) : exactStr(s));
}

Value replace(Value self, Value *args, size_t nargs, Tuple *) {
  for (int i = 0; i < 2; ++i)
    if (!isStr(args[i]))
      return raise(types::TypeError, "replace() argument %d must be str, not %Y", i + 1, args[i]);
  int64_t limit = -1;
  if (nargs > 2 && !requireInt64(args[2], &limit))
    return kError;
  Str *result = replaceStr(as<Str>(self), as<Str>(args[0]), as<Str>(args[1]), limit);
  return result ? valueOf(result) : kError;
}

} // namespace strMethods

// --- Replacing -------------------------------------------------------------------------------------------------------

namespace {

/// Fills `result` with s where the first `count` places of `from` hold `to`.
void replaceInto(Str *result, const Str *s, const Str *from, const Str *to, int64_t count) {
  withWidth(result->widthShift(), [&](auto zero) {
    using Char = decltype(zero);
    auto *out = reinterpret_cast<Char *>(dataOf(result));
    search::Needle<Char> replacement(to);
    withChars(s, [&](auto *text, int64_t length) {
      using TextChar = std::remove_cvref_t<decltype(*text)>;
      search::Needle<TextChar> needle(from);
      auto copy = [&](int64_t start, int64_t end) {
        if constexpr (sizeof(TextChar) == sizeof(Char))
          memcpy(out, text + start, size_t(end - start) * sizeof(Char));
        else
          for (int64_t i = start; i < end; ++i)
            out[i - start] = Char(text[i]);
        out += end - start;
      };
      if (needle.length == 1 && replacement.length == 1 && sizeof(TextChar) == sizeof(Char) && count >= length / 256) {
        int64_t i = 0; // One for one, and often: no calls between.
        TextChar old = *needle.chars;
        Char now = *replacement.chars;
        if (search::countChar(text, length, old) == count) {
          for (; i < length; ++i)
            out[i] = text[i] == old ? now : Char(text[i]);
          return;
        }
      }
      int64_t done = 0;
      for (int64_t n = 0; n < count; ++n) {
        int64_t at = done + search::find(text + done, length - done, needle.chars, needle.length);
        copy(done, at);
        for (int64_t i = 0; i < replacement.length; ++i)
          *out++ = replacement.chars[i];
        done = at + needle.length;
      }
      copy(done, length);
    });
  });
}

/// `to` between all characters: the needle is empty.
Str *interleave(Str *s, Str *to, int64_t limit) {
  StrBuilder out;
  int64_t i = 0;
  for (; i < s->length() && i < limit; ++i) {
    out.append(to);
    out.append(charAt(s, i));
  }
  if (i < limit)
    out.append(to);
  out.append(s, i, s->length() - i);
  return out.finish();
}

} // namespace

Str *replaceStr(Str *s, Str *from, Str *to, int64_t limit) {
  if (limit < 0)
    limit = INT64_MAX;
  if (limit == 0 || equalStr(from, to))
    return exactStr(s);
  if (from->length() == 0)
    return interleave(s, to, limit);
  int64_t count = countStr(s, from, 0, s->length(), limit);
  if (count == 0)
    return exactStr(s);
  int64_t growth, length;
  if (__builtin_mul_overflow(count, to->length() - from->length(), &growth) ||
      __builtin_add_overflow(s->length(), growth, &length)) {
    raise(types::OverflowError, "replace string is too long");
    return nullptr;
  }
  unsigned shift = s->widthShift() > to->widthShift() ? s->widthShift() : to->widthShift();
  bool isAscii = s->isAscii() && to->isAscii();
  if (length == 0)
    return emptyStr;
  if (lacksMemory(length, 1 << shift))
    return nullptr;
  Str *result = newStr(length, isAscii ? 127 : maxCharOfShift(shift));
  replaceInto(result, s, from, to, count);
  // What was replaced may have been the only characters of their width: then the text gets narrower.
  uint32_t removed = orOfChars(from->data, from->widthShift(), from->length());
  bool mayShrink = !isAscii && removed >= (s->widthShift() == 2 ? 0x10000u : s->widthShift() == 1 ? 0x100u : 0x80u);
  if (mayShrink || length == 1)
    return makeFromChars(result->data, result->widthShift(), length);
  return result;
}

} // namespace pyaot::rt
