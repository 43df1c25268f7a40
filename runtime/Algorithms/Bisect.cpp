//===- Bisect.cpp - module _bisect ------------------------------------------------------------===//
#include "Containers/Sequence.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Startup/Semantics.h"

namespace pyaot::rt {

namespace {

struct Arguments {
  Value list, item, key;
  int64_t low, high;
};

bool parse(const char *function, Value *args, size_t nargs, Tuple *keywordNames, Arguments *out) {
  static const char *const parameters[] = {"a", "x", "lo", "hi", "key", nullptr};
  static const char *const before10[] = {"a", "x", "lo", "hi", nullptr};
  Value bound[5] = {kUnset, kUnset, kUnset, kUnset, kUnset};
  if (!bindNative(function, semanticsAtLeast(10) ? parameters : before10, 0, 4, 2, args, nargs, keywordNames, bound))
    return false;
  out->list = bound[0];
  out->item = bound[1];
  out->key = bound[4] == kUnset ? kNone : bound[4];
  out->low = 0;
  out->high = -1;
  if (bound[2] != kUnset && !requireInt64(bound[2], &out->low))
    return false;
  return bound[3] == kUnset || isNone(bound[3]) || requireInt64(bound[3], &out->high);
}

inline Value itemAt(Value list, int64_t i) {
  if (isExact<List>(list) && uint64_t(i) < uint64_t(as<List>(list)->length))
    return as<List>(list)->items[i];
  return GetItem(list, smallInt(i));
}

/// The border in list[low:high]: left: the first place that is not less than the item; right: the first one behind it.
/// -1 = exception.
template <bool right> int64_t find(const Arguments &a, Value item) {
  int64_t low = a.low, high = a.high;
  if (low < 0) {
    raise(types::ValueError, "lo must be non-negative");
    return -1;
  }
  if (high == -1) {
    high = length(a.list);
    if (high < 0)
      return -1;
  }
  while (low < high) {
    int64_t middle = int64_t((uint64_t(low) + uint64_t(high)) / 2);
    Value there = itemAt(a.list, middle);
    if (there && !isNone(a.key))
      there = call(a.key, &there, 1);
    if (!there)
      return -1;
    Status less = right ? IsLess(item, there) : IsLess(there, item);
    if (less < 0)
      return -1;
    if (right ? less : !less)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

template <bool right> Value bisect(const char *function, Value *args, size_t nargs, Tuple *keywordNames) {
  Arguments a;
  if (!parse(function, args, nargs, keywordNames, &a))
    return kError;
  int64_t i = find<right>(a, a.item);
  return i < 0 ? kError : intValue(i);
}

template <bool right> Value insort(const char *function, Value *args, size_t nargs, Tuple *keywordNames) {
  Arguments a;
  if (!parse(function, args, nargs, keywordNames, &a))
    return kError;
  Value item = isNone(a.key) ? a.item : call(a.key, {a.item});
  int64_t i = item ? find<right>(a, item) : -1;
  if (i < 0)
    return kError;
  return callMethod(a.list, intern("insert"), {intValue(i), a.item}) ? kNone : kError;
}

Value bisectRight(Value, Value *args, size_t n, Tuple *names) { return bisect<true>("bisect_right", args, n, names); }
Value bisectLeft(Value, Value *args, size_t n, Tuple *names) { return bisect<false>("bisect_left", args, n, names); }
Value insortRight(Value, Value *args, size_t n, Tuple *names) { return insort<true>("insort_right", args, n, names); }
Value insortLeft(Value, Value *args, size_t n, Tuple *names) { return insort<false>("insort_left", args, n, names); }

constexpr NativeMethod functions[] = {{"bisect_right", bisectRight, Arity::Keywords},
                                      {"bisect_left", bisectLeft, Arity::Keywords},
                                      {"insort_right", insortRight, Arity::Keywords},
                                      {"insort_left", insortLeft, Arity::Keywords},
                                      {}};

} // namespace

constinit const NativeModule modules::bisect_ = {"_bisect", functions, nullptr};

} // namespace pyaot::rt
