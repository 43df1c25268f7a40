//===- Sequence.h - what the containers' own files share --------------------------===//
//
// Quick cases of hashing and equality that need no dispatch, and the pieces that
// tuple, list and range have in common. Private to Containers/ and Iteration/.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_CONTAINERS_SEQUENCE_H
#define PYAOT_RUNTIME_CONTAINERS_SEQUENCE_H

#include "Containers/Containers.h"
#include "Object/Object.h"
#include "Strings/Str.h"

#include <cstring>

namespace pyaot::rt {

inline bool isExactStr(Value v) { return isExact<Str>(v); }

/// hash(v), with the cases that most keys are decided inline. -1 = exception.
inline int64_t quickHash(Value v) {
  if (isSmallInt(v)) {
    int64_t i = smallIntOf(v);
    return i == -1 ? -2 : i;
  }
  if (isExactStr(v)) {
    Str *s = as<Str>(v);
    return s->hash ? int64_t(s->hash) : hashStr(s);
  }
  return hash(v);
}

/// The hash of a value that failed: since 3.14 the TypeError tells what it was wanted for. Returns -1.
[[gnu::cold]] int64_t unhashable(Value v, const char *use);
inline int64_t keyHash(Value v) {
  int64_t h = quickHash(v);
  return h == -1 ? unhashable(v, "a dict key") : h;
}
inline int64_t elementHash(Value v) {
  int64_t h = quickHash(v);
  return h == -1 ? unhashable(v, "a set element") : h;
}

/// a is b or a == b.
inline Status quickEqual(Value a, Value b) {
  if (a == b)
    return 1;
  if (areSmallInts(a, b))
    return 0;
  if (isExactStr(a) && isExactStr(b))
    return equalStr(as<Str>(a), as<Str>(b));
  return equal(a, b);
}

/// Checks the arguments of a constructor that takes no keywords; the texts are those of CPython's argument parser.
bool checkPositional(const char *function, size_t nargs, int min, int max);
bool checkNoKeywords(const char *function, const Tuple *keywordNames);
inline bool checkArguments(const char *function, size_t nargs, const Tuple *keywordNames, int min, int max) {
  return checkNoKeywords(function, keywordNames) && checkPositional(function, nargs, min, max);
}

/// a < b and so on for lengths, when all common items are equal.
inline bool compareLengths(int64_t a, int64_t b, CompareOp op) {
  switch (op) {
  case CompareOp::Less: return a < b;
  case CompareOp::LessEqual: return a <= b;
  case CompareOp::Equal: return a == b;
  case CompareOp::NotEqual: return a != b;
  case CompareOp::Greater: return a > b;
  case CompareOp::GreaterEqual: return a >= b;
  }
  __builtin_unreachable();
}

/// The number of items from `begin` that `repr` shows, joined by ", ". `at(i, &item)` is false at the end: a list may
/// shrink while the repr of an item runs. False = exception.
template <typename At> bool appendReprs(StrBuilder &out, At at) {
  Value item;
  for (int64_t i = 0; at(i, &item); ++i) {
    if (i)
      out.append(std::string_view(", "));
    if (isSmallInt(item)) {
      out.appendInt(smallIntOf(item));
      continue;
    }
    Str *text = repr(item);
    if (!text)
      return false;
    out.append(text);
  }
  return true;
}

/// The start and stop arguments of list.index and tuple.index: clamped, negative ones counted from the end.
bool indexBounds(Value *args, size_t nargs, int64_t length, int64_t *start, int64_t *stop);

/// count * length as the length of a repeated sequence; false = MemoryError raised. Negative counts are 0.
bool repeatedLength(Value count, int64_t length, int64_t *times, int64_t *total);
/// Fills data[length .. times * length) with copies of data[0 .. length).
void fillRepeats(Value *data, int64_t length, int64_t times);

/// list[int]: a types.GenericAlias.
Value classGetItem(Value cls, Value *args, size_t nargs, Tuple *keywordNames);
#define PYAOT_CLASS_GETITEM {"__class_getitem__", classGetItem, Arity::One, 1, 1, NativeMethod::Class, "See PEP 585"}

} // namespace pyaot::rt

#endif
