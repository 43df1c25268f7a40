//===- BuiltinNumbers.cpp - abs, pow, round, sum, min, max and their like ---------------===//
//
// Reference: library, "Built-in Functions".
//
//===----------------------------------------------------------------------===//

#include "Builtins/Builtins.h"
#include "Containers/Containers.h"
#include "Numbers/Numeric.h"
#include "Strings/Bytes.h"

namespace pyaot::rt {

Value builtin::abs(Value, Value *args, size_t, Tuple *) {
  Value v = args[0];
  if (isSmallInt(v))
    return intValue(smallIntOf(v) < 0 ? -smallIntOf(v) : smallIntOf(v));
  if (isFloat(v))
    return floatValue(__builtin_fabs(floatOf(v)));
  if (UnaryFn absolute = typeOf(v)->slots.absolute)
    return absolute(v);
  return raise(types::TypeError, "bad operand type for abs(): '%.200T'", v);
}

static Value prefixed(Value v, unsigned base, const char *prefix) {
  Value i = index(v);
  if (!i)
    return kError;
  bool negative = intSign(i) < 0;
  Str *digits = intToStr(negative ? intNegative(i) : i, base);
  StrBuilder out;
  if (negative)
    out.append('-');
  out.append(prefix);
  out.append(digits);
  return valueOf(out.finish());
}
Value builtin::bin(Value, Value *args, size_t, Tuple *) { return prefixed(args[0], 2, "0b"); }
Value builtin::oct(Value, Value *args, size_t, Tuple *) { return prefixed(args[0], 8, "0o"); }
Value builtin::hex(Value, Value *args, size_t, Tuple *) { return prefixed(args[0], 16, "0x"); }

Value builtin::divmod(Value, Value *args, size_t, Tuple *) {
  return binaryOperation(args[0], args[1], &Slots::divmod, "divmod()");
}

Value powerOf(Value base, Value exponent, Value modulus) {
  if (isNone(modulus))
    return Power(base, exponent);
  // The slots of all three types are asked, each function once; a subclass of the base's type first.
  auto slotOf = [](Value v) { return typeOf(v)->slots.power; };
  auto first = slotOf(base), second = slotOf(exponent), third = slotOf(modulus);
  if (second == first)
    second = nullptr;
  if (first && second && isSubtype(typeOf(exponent), typeOf(base))) {
    Value v = second(base, exponent, modulus);
    if (v != kNotImplemented)
      return v;
    second = nullptr;
  }
  if (third == first || third == second || third == slotOf(exponent))
    third = nullptr;
  for (auto slot : {first, second, third})
    if (slot) {
      Value v = slot(base, exponent, modulus);
      if (v != kNotImplemented)
        return v;
    }
  return raise(types::TypeError, "unsupported operand type(s) for ** or pow(): '%.100T', '%.100T', '%.100T'", base,
               exponent, modulus);
}

Value builtin::pow(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs == 2 && !keywordNames)
    return Power(args[0], args[1]);
  static const char *const names[] = {"base", "exp", "mod", nullptr};
  Value bound[3];
  if (!bindNative("pow", names, 0, 3, 2, args, nargs, keywordNames, bound))
    return kError;
  return powerOf(bound[0], bound[1], bound[2] == kUnset ? kNone : bound[2]);
}

Value roundOf(Value number, Value digits) {
  if (isFloat(number))
    return roundFloat(floatOf(number), digits);
  if (digits == kNone)
    digits = kUnset;
  if (isSmallInt(number) || isExact<BigInt>(number))
    return roundInt(number, digits);
  Value method = lookupSpecial(number, names::__round__);
  if (!method)
    return kError;
  if (method == kUnset)
    return raise(types::TypeError, "type %.100T doesn't define __round__ method", number);
  return digits == kUnset ? call(method, {}) : call(method, {digits});
}

Value builtin::round(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  if ((nargs == 1 || nargs == 2) && !keywordNames)
    return roundOf(args[0], nargs == 2 ? args[1] : kUnset);
  static const char *const names[] = {"number", "ndigits", nullptr};
  Value bound[2];
  if (!bindNative("round", names, 0, 2, 1, args, nargs, keywordNames, bound))
    return kError;
  return roundOf(bound[0], bound[1]);
}

Value sumOf(Value iterable, Value start) {
  Iterate it(iterable);
  Value item, total = start;
  // Ints while they fit a machine word, then floats in a double, as long as nothing else comes.
  if (isSmallInt(total)) {
    int64_t sum = smallIntOf(total);
    for (;;) {
      if (!it.next(&item))
        return it.failed() ? kError : intValue(sum);
      int64_t more;
      if (isSmallInt(item))
        more = smallIntOf(item);
      else if (isBool(item))
        more = item == kTrue;
      else
        break;
      if (__builtin_add_overflow(sum, more, &sum)) {
        // Undo the wrap-around, go on with objects.
        sum = int64_t(uint64_t(sum) - uint64_t(more));
        break;
      }
    }
    total = Add(intValue(sum), item);
    if (!total)
      return kError;
  }
  if (isFloat(total)) {
    double sum = floatOf(total);
    for (;;) {
      if (!it.next(&item))
        return it.failed() ? kError : floatValue(sum);
      if (isFloat(item))
        sum += floatOf(item);
      else if (isSmallInt(item))
        sum += double(smallIntOf(item));
      else
        break;
    }
    total = Add(floatValue(sum), item);
    if (!total)
      return kError;
  }
  while (it.next(&item)) {
    total = Add(total, item);
    if (!total)
      return kError;
  }
  return it.failed() ? kError : total;
}

Value builtin::sum(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"", "start", nullptr};
  Value bound[2];
  if (nargs == 1 && !keywordNames)
    return sumOf(args[0], smallInt(0));
  if (!bindNative("sum", names, 1, 2, 1, args, nargs, keywordNames, bound))
    return kError;
  Value start = bound[1] == kUnset ? smallInt(0) : bound[1];
  if ((isStr(start) || isKind<Bytes>(start) || isKind<ByteArray>(start)) && !GetIter(args[0]))
    return kError;
  if (isStr(start))
    return raise(types::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  if (isKind<Bytes>(start))
    return raise(types::TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
  if (isObject(start) && objectOf(start)->shape->kind == Kind::ByteArray)
    return raise(types::TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
  return sumOf(bound[0], start);
}

/// max() and min(): the first of equal items wins.
static Value extreme(const char *name, CompareOp better, Value *args, size_t nargs, Tuple *keywordNames) {
  Value key = kNone, fallback = kUnset;
  if (keywordNames)
    for (int64_t i = 0; i < keywordNames->length; ++i) {
      Str *keyword = as<Str>(keywordNames->items()[i]);
      if (nargs == 0)
        break;
      if (equalStr(keyword, "key"))
        key = args[nargs + size_t(i)];
      else if (equalStr(keyword, "default"))
        fallback = args[nargs + size_t(i)];
      else
        return raise(types::TypeError, "'%U' is an invalid keyword argument for %s()", keyword, name);
    }
  if (nargs == 0)
    return raise(types::TypeError, "%s expected at least 1 argument, got 0", name);
  if (nargs > 1 && fallback != kUnset)
    return raise(types::TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
  Value best = kUnset, bestKey = kUnset;
  auto offer = [&](Value item) -> Status {
    Value itemKey = item;
    if (!isNone(key)) {
      Value argument = item;
      itemKey = Call(key, &argument, 1, nullptr);
      if (!itemKey)
        return kRaised;
    }
    if (best != kUnset) {
      Status s;
      if (areSmallInts(itemKey, bestKey))
        s = better == CompareOp::Less ? smallIntOf(itemKey) < smallIntOf(bestKey)
                                      : smallIntOf(itemKey) > smallIntOf(bestKey);
      else if (isFloat(itemKey) && isFloat(bestKey))
        s = better == CompareOp::Less ? floatOf(itemKey) < floatOf(bestKey) : floatOf(itemKey) > floatOf(bestKey);
      else
        s = compareTruth(itemKey, bestKey, better);
      if (s != 1)
        return s;
    }
    best = item;
    bestKey = itemKey;
    return kOk;
  };
  if (nargs > 1) {
    for (size_t i = 0; i < nargs; ++i)
      if (offer(args[i]) == kRaised)
        return kError;
    return best;
  }
  Iterate it(args[0]);
  Value item;
  while (it.next(&item))
    if (offer(item) == kRaised)
      return kError;
  if (it.failed())
    return kError;
  if (best != kUnset)
    return best;
  if (fallback != kUnset)
    return fallback;
  return raise(types::ValueError, "%s() arg is an empty sequence", name);
}

Value builtin::max(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  return extreme("max", CompareOp::Greater, args, nargs, keywordNames);
}
Value builtin::min(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  return extreme("min", CompareOp::Less, args, nargs, keywordNames);
}

} // namespace pyaot::rt
