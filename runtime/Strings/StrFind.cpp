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
    if (!isStr(args[0])) {
      raise(types::TypeError, "must be str, not %T", args[0]);
      return;
    }
    needle = as<Str>(args[0]);
    ok = findBounds(args, nargs, text->length(), &start, &end);
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
    return raise(types::TypeError, "removeprefix() argument must be str, not %T", args[0]);
  int64_t length = as<Str>(args[0])->length();
  return valueOf(isAt(s, 0, as<Str>(args[0])) ? sliceStr(s, length, s->length() - length) : exactStr(s));
}

Value removesuffix(Value self, Value *args, size_t, Tuple *) {
  Str *s = as<Str>(self);
  if (!isStr(args[0]))
    return raise(types::TypeError, "removesuffix() argument must be str, not %T", args[0]);
  int64_t rest = s->length() - as<Str>(args[0])->length();
  return valueOf(as<Str>(args[0])->length() && isAt(s, rest, as<Str>(args[0])) ? sliceStr(s, 0, rest) : exactStr(s));
}

Value replace(Value self, Value *args, size_t nargs, Tuple *) {
  for (int i = 0; i < 2; ++i)
    if (!isStr(args[i]))
      return raise(types::TypeError, "replace() argument %d must be str, not %T", i + 1, args[i]);
  int64_t limit = -1;
  if (nargs > 2 && !requireInt64(args[2], &limit))
    return kError;
  Str *result = replaceStr(as<Str>(self), as<Str>(args[0]), as<Str>(args[1]), limit);
  return result ? valueOf(result) : kError;
}

} // namespace strMethods

// --- Replacing -------------------------------------------------------------------------------------------------------

namespace {

/// Places where `from` occurs, in one walk: on the stack as long as there are few of them.
class Places {
public:
  void push(int64_t place) {
    if (count == capacity) {
      RawArray *larger = allocateRaw(uint64_t(capacity) * 2 * sizeof(int64_t));
      memcpy(larger->data(), data, size_t(count) * sizeof(int64_t));
      array = larger;
      data = reinterpret_cast<int64_t *>(larger->data());
      capacity *= 2;
    }
    data[count++] = place;
  }
  int64_t operator[](int64_t i) const { return data[i]; }
  int64_t size() const { return count; }

private:
  int64_t local[64];
  int64_t *data = local;
  int64_t count = 0, capacity = 64;
  RawArray *array = nullptr; // Found by the conservative scan.
};

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
  if (s->isAscii() && from->length() == 1 && to->length() == 1 && to->isAscii() && limit >= s->length()) {
    if (!from->isAscii())
      return exactStr(s);
    uint8_t a = *from->data, b = *to->data;
    int64_t length = s->length();
    if (search::findChar(s->data, length, a) < 0)
      return exactStr(s);
    if (length == 1)
      return makeChar(b);
    Str *result = newStr(length, 127);
    uint8_t *out = dataOf(result);
    const uint8_t *in = s->data;
    for (int64_t i = 0; i < length; ++i)
      out[i] = in[i] == a ? b : in[i];
    return result;
  }
  Places places;
  for (int64_t at = 0; places.size() < limit; at += from->length()) {
    at = findStr(s, from, at, s->length());
    if (at < 0)
      break;
    places.push(at);
  }
  if (places.size() == 0)
    return exactStr(s);
  int64_t growth;
  if (__builtin_mul_overflow(places.size(), to->length() - from->length(), &growth) ||
      growth > (int64_t(1) << 46)) {
    raise(types::OverflowError, "replace string is too long");
    return nullptr;
  }
  int64_t length = s->length() + growth, done = 0;
  if (!s->isAscii() || !to->isAscii() || length <= 1) { // What is replaced may have been the widest character.
    StrBuilder out;
    for (int64_t i = 0; i < places.size(); ++i) {
      out.append(s, done, places[i] - done);
      out.append(to);
      done = places[i] + from->length();
    }
    out.append(s, done, s->length() - done);
    return out.finish();
  }
  Str *result = newStr(length, 127);
  uint8_t *out = dataOf(result);
  for (int64_t i = 0; i < places.size(); ++i) {
    memcpy(out, s->data + done, size_t(places[i] - done));
    out += places[i] - done;
    memcpy(out, to->data, size_t(to->length()));
    out += to->length();
    done = places[i] + from->length();
  }
  memcpy(out, s->data + done, size_t(s->length() - done));
  return result;
}

} // namespace pyaot::rt
