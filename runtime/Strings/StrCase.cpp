//===- StrCase.cpp - case, character classes, translate ------------------------------===//
#include "Strings/Shared.h"
#include "Strings/StrMethods.h"
#include "Strings/Unicode.h"

#include <cstring>
#include <type_traits>

namespace pyaot::rt::strMethods {

using namespace unicode;

namespace {

/// Flips the case bit of the ASCII letters from `first` on; a loop that the compiler vectorises.
Str *mapAscii(const Str *s, uint8_t first, bool both = false) {
  int64_t length = s->length();
  if (length == 1) {
    uint8_t c = *s->data;
    uint8_t probe = both ? uint8_t((c | 0x20) - 'a') : uint8_t(c - first);
    return makeChar(probe < 26 ? c ^ 0x20u : c);
  }
  Str *result = newStr(length, 127);
  uint8_t *out = dataOf(result);
  const uint8_t *in = s->data;
  if (both)
    for (int64_t i = 0; i < length; ++i)
      out[i] = uint8_t(in[i] ^ (uint8_t((in[i] | 0x20) - 'a') < 26 ? 0x20 : 0));
  else
    for (int64_t i = 0; i < length; ++i)
      out[i] = uint8_t(in[i] ^ (uint8_t(in[i] - first) < 26 ? 0x20 : 0));
  return result;
}

/// Capital sigma is lowered to its final form at the end of a word: after a cased letter and before none.
uint32_t lowerSigma(const Str *s, int64_t i) {
  int64_t j = i - 1;
  while (j >= 0 && has(charAt(s, j), CaseIgnorable))
    --j;
  if (j < 0 || !has(charAt(s, j), Cased))
    return 0x3C3;
  j = i + 1;
  while (j < s->length() && has(charAt(s, j), CaseIgnorable))
    ++j;
  return j == s->length() || !has(charAt(s, j), Cased) ? 0x3C2 : 0x3C3;
}

void appendCase(StrBuilder &out, const Str *s, int64_t i, Case to) {
  uint32_t c = charAt(s, i);
  if (c < 128) {
    bool isFlipped = uint8_t(c - (to == Case::Upper || to == Case::Title ? 'a' : 'A')) < 26;
    return out.append(isFlipped ? c ^ 0x20u : c);
  }
  if (c == 0x3A3 && to == Case::Lower)
    return out.append(lowerSigma(s, i));
  uint32_t mapped[3];
  int count = mapCase(c, to, mapped);
  for (int k = 0; k < count; ++k)
    out.append(mapped[k]);
}

/// From `done` on, with what came before in `begun`.
Value mapFrom(const Str *s, int64_t done, Case to, const Str *begun) {
  StrBuilder out;
  if (done)
    out.append(begun, 0, done);
  for (int64_t i = done; i < s->length(); ++i)
    appendCase(out, s, i, to);
  return valueOf(out.finish());
}

/// As far as each character becomes one of the same width; returns how many did. *all: the OR of the results.
template <typename Char>
int64_t mapSimply(Char *out, const Char *in, int64_t length, const QuickCase &quick, Case to, uint32_t *all) {
  uint32_t any = 0;
  int64_t i = 0;
  for (; i < length; ++i) {
    uint32_t c = in[i], mapped;
    if (c < kQuickCases) {
      mapped = quick.at[c];
      if (!mapped && c)
        break;
    } else {
      uint32_t results[3];
      if (mapCase(c, to, results) != 1)
        break;
      mapped = results[0];
    }
    if (mapped != Char(mapped))
      break;
    any |= mapped;
    out[i] = Char(mapped);
  }
  *all = any;
  return i;
}

/// upper() and lower() of text that is not ASCII.
Value mapAll(const Str *s, Case to) {
  int64_t length = s->length();
  if (length == 1)
    return mapFrom(s, 0, to, nullptr);
  Str *result = newStr(length, maxCharOfShift(s->widthShift()));
  uint32_t all = 0;
  int64_t done = withChars(s, [&](auto *text, int64_t n) {
    using Char = std::remove_const_t<std::remove_pointer_t<decltype(text)>>;
    return mapSimply(reinterpret_cast<Char *>(dataOf(result)), text, n, quickCases[to == Case::Lower], to, &all);
  });
  if (done < length)
    return mapFrom(s, done, to, result);
  // Characters are kept as narrow as they can be: the Kelvin sign becomes a k.
  if (all < 0x80 || shiftFor(all) != s->widthShift())
    result = makeFromChars(result->data, s->widthShift(), length);
  return valueOf(result);
}

/// Non-empty, and every character has one of the properties.
Value allHave(Value self, unsigned properties) {
  const Str *s = as<Str>(self);
  if (s->length() == 0)
    return kFalse;
  return withChars(s, [&](auto *text, int64_t length) {
    for (int64_t i = 0; i < length; ++i)
      if (!has(text[i], properties))
        return kFalse;
    return kTrue;
  });
}

/// At least one character of `wanted` and none of `unwanted`.
Value isCase(Value self, unsigned wanted, unsigned unwanted) {
  const Str *s = as<Str>(self);
  return withChars(s, [&](auto *text, int64_t length) {
    unsigned seen = 0;
    for (int64_t i = 0; i < length; ++i) {
      unsigned flags = flagsOf(text[i]);
      if (flags & unwanted)
        return kFalse;
      seen |= flags;
    }
    return boolValue(seen & wanted);
  });
}

} // namespace

Value upper(Value self, Value *, size_t, Tuple *) {
  const Str *s = as<Str>(self);
  return s->isAscii() ? valueOf(mapAscii(s, 'a')) : mapAll(s, Case::Upper);
}
Value lower(Value self, Value *, size_t, Tuple *) {
  const Str *s = as<Str>(self);
  return s->isAscii() ? valueOf(mapAscii(s, 'A')) : mapAll(s, Case::Lower);
}
Value casefold(Value self, Value *, size_t, Tuple *) {
  const Str *s = as<Str>(self);
  return s->isAscii() ? valueOf(mapAscii(s, 'A')) : mapFrom(s, 0, Case::Fold, nullptr);
}

Value swapcase(Value self, Value *, size_t, Tuple *) {
  const Str *s = as<Str>(self);
  if (s->isAscii())
    return valueOf(mapAscii(s, 0, true));
  StrBuilder out;
  for (int64_t i = 0; i < s->length(); ++i) {
    unsigned flags = flagsOf(charAt(s, i));
    if (flags & Upper)
      appendCase(out, s, i, Case::Lower);
    else if (flags & Lower)
      appendCase(out, s, i, Case::Upper);
    else
      out.append(charAt(s, i));
  }
  return valueOf(out.finish());
}

Value title(Value self, Value *, size_t, Tuple *) {
  const Str *s = as<Str>(self);
  if (s->isAscii() && s->length() > 1) {
    Str *result = newStr(s->length(), 127);
    uint8_t *out = dataOf(result);
    const uint8_t *in = s->data;
    uint8_t wanted = 0; // The case bit of a letter here: 0 at the start of a word.
    for (int64_t i = 0, length = s->length(); i < length; ++i) {
      uint8_t c = in[i];
      bool isLetter = uint8_t((c | 0x20) - 'a') < 26;
      out[i] = isLetter ? uint8_t((c & ~0x20) | wanted) : c;
      wanted = isLetter ? 0x20 : 0;
    }
    return valueOf(result);
  }
  StrBuilder out;
  bool isInWord = false;
  for (int64_t i = 0; i < s->length(); ++i) {
    appendCase(out, s, i, isInWord ? Case::Lower : Case::Title);
    isInWord = has(charAt(s, i), Cased);
  }
  return valueOf(out.finish());
}

Value capitalize(Value self, Value *, size_t, Tuple *) {
  const Str *s = as<Str>(self);
  if (s->isAscii() && s->length() > 1) {
    Str *result = mapAscii(s, 'A');
    uint8_t *first = dataOf(result);
    if (uint8_t(*first - 'a') < 26)
      *first ^= 0x20;
    return valueOf(result);
  }
  StrBuilder out;
  for (int64_t i = 0; i < s->length(); ++i)
    appendCase(out, s, i, i ? Case::Lower : Case::Title);
  return valueOf(out.finish());
}

Value isascii(Value self, Value *, size_t, Tuple *) { return boolValue(as<Str>(self)->isAscii()); }
Value isspace(Value self, Value *, size_t, Tuple *) { return allHave(self, Space); }
Value isdecimal(Value self, Value *, size_t, Tuple *) { return allHave(self, Decimal); }
Value isdigit(Value self, Value *, size_t, Tuple *) { return allHave(self, Digit); }
Value isnumeric(Value self, Value *, size_t, Tuple *) { return allHave(self, Numeric); }
Value isalpha(Value self, Value *, size_t, Tuple *) { return allHave(self, Alpha); }
Value isalnum(Value self, Value *, size_t, Tuple *) { return allHave(self, Alpha | Decimal | Digit | Numeric); }
Value islower(Value self, Value *, size_t, Tuple *) { return isCase(self, Lower, Upper | Title); }
Value isupper(Value self, Value *, size_t, Tuple *) { return isCase(self, Upper, Lower | Title); }

Value isprintable(Value self, Value *args, size_t nargs, Tuple *) {
  return as<Str>(self)->length() == 0 ? kTrue : allHave(self, Printable);
}

Value istitle(Value self, Value *, size_t, Tuple *) {
  const Str *s = as<Str>(self);
  bool isInWord = false, isTitle = false;
  for (int64_t i = 0; i < s->length(); ++i) {
    unsigned flags = flagsOf(charAt(s, i));
    if (flags & (Upper | Title)) {
      if (isInWord)
        return kFalse;
      isInWord = isTitle = true;
    } else if (flags & Lower) {
      if (!isInWord)
        return kFalse;
    } else {
      isInWord = false;
    }
  }
  return boolValue(isTitle);
}

Value isidentifier(Value self, Value *, size_t, Tuple *) {
  const Str *s = as<Str>(self);
  for (int64_t i = 0; i < s->length(); ++i)
    if (!has(charAt(s, i), i ? IdentifierContinue : IdentifierStart))
      return kFalse;
  return boolValue(s->length());
}

// --- translate -------------------------------------------------------------------------------------------------------

Value maketrans(Value, Value *args, size_t nargs, Tuple *) {
  Dict *table = newDict();
  if (nargs == 1) {
    if (!isKind<Dict>(args[0]))
      return raise(types::TypeError, "if you give only one argument to maketrans it must be a dict");
    int64_t position = 0;
    Value key, value;
    while (nextEntry(as<Dict>(args[0]), &position, &key, &value)) {
      if (isStr(key)) {
        if (as<Str>(key)->length() != 1)
          return raise(types::ValueError, "string keys in translate table must be of length 1");
        key = smallInt(charAt(as<Str>(key), 0));
      } else if (!isInt(key)) {
        return raise(types::TypeError, "keys in translate table must be strings or integers");
      }
      if (set(table, key, value) < 0)
        return kError;
    }
    return valueOf(table);
  }
  for (size_t i = 1; i < nargs; ++i)
    if (!isStr(args[i]))
      return raise(types::TypeError, "maketrans() argument %d must be str, not %Y", int(i + 1), args[i]);
  if (!isStr(args[0]))
    return raise(types::TypeError, "first maketrans argument must be a string if there is a second argument");
  const Str *from = as<Str>(args[0]), *to = as<Str>(args[1]);
  if (from->length() != to->length())
    return raise(types::ValueError, "the first two maketrans arguments must have equal length");
  for (int64_t i = 0; i < from->length(); ++i)
    if (set(table, smallInt(charAt(from, i)), smallInt(charAt(to, i))) < 0)
      return kError;
  if (nargs > 2)
    for (int64_t i = 0; i < as<Str>(args[2])->length(); ++i)
      if (set(table, smallInt(charAt(as<Str>(args[2]), i)), kNone) < 0)
        return kError;
  return valueOf(table);
}

namespace {

/// What the table says of c: a str, an int, None; kUnset: nothing (LookupError); kError.
Value lookUp(Value table, uint32_t c) {
  Value v;
  if (isExact<Dict>(table)) {
    v = get(as<Dict>(table), smallInt(c));
    if (!v)
      return kError;
  } else {
    v = GetItem(table, smallInt(c));
    if (!v) {
      if (!isPending(types::LookupError))
        return kError;
      clearPending();
      return kUnset;
    }
  }
  if (v == kUnset || isNone(v) || isStr(v))
    return v;
  if (!isInt(v))
    return raise(types::TypeError, "character mapping must return integer, None or str");
  int64_t code;
  if (!toInt64(v, &code) || code < 0 || code > 0x10FFFF)
    return raise(types::ValueError, "character mapping must be in range(0x110000)");
  return smallInt(code);
}

} // namespace

Value translate(Value self, Value *args, size_t, Tuple *) {
  const Str *s = as<Str>(self);
  int64_t i = 0;
  StrBuilder out;
  if (s->isAscii() && s->length() > 1) {
    // Almost always ASCII becomes ASCII, one for one: found out once for each character.
    uint8_t map[128];
    memset(map, 0xFF, sizeof map);
    Str *result = newStr(s->length(), 127);
    uint8_t *to = dataOf(result);
    for (; i < s->length(); ++i) {
      uint8_t c = s->data[i];
      if (map[c] == 0xFF) {
        Value v = lookUp(args[0], c);
        if (!v)
          return kError;
        uint32_t mapped = v == kUnset           ? c
                          : isSmallInt(v)       ? uint32_t(smallIntOf(v))
                          : !isStr(v)           ? 0x80
                          : as<Str>(v)->length() == 1 ? charAt(as<Str>(v), 0)
                                                      : 0x80;
        if (mapped >= 0x80)
          break;
        map[c] = uint8_t(mapped);
      }
      to[i] = map[c];
    }
    if (i == s->length())
      return valueOf(result);
    out.append(result, 0, i);
  }
  Value known[128] = {}; // What the table said of ASCII characters; 0: not asked yet. On the stack: rooted.
  for (; i < s->length(); ++i) {
    uint32_t c = charAt(s, i);
    Value v = c < 128 ? known[c] : kError;
    if (!v) {
      v = lookUp(args[0], c);
      if (!v)
        return kError;
      if (c < 128)
        known[c] = v;
    }
    if (v == kUnset)
      out.append(c);
    else if (isSmallInt(v))
      out.append(uint32_t(smallIntOf(v)));
    else if (isStr(v))
      out.append(as<Str>(v));
  }
  return valueOf(out.finish());
}

} // namespace pyaot::rt::strMethods
