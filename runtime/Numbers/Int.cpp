//===- Int.cpp - ints: conversion, comparison, hash -------------------------------===//
//
// An int is a small int inside the word or a BigInt: sign and magnitude. Instances of subclasses are BigInts whatever
// their value, so everything here accepts BigInts with a small value and only ever makes canonical ones.
// Reference: "Numeric Types - int, float, complex".
//
//===----------------------------------------------------------------------===//

#include "Numbers/IntParts.h"

#include "Exceptions/Raise.h"
#include "Object/Object.h"

#include <bit>
#include <cmath>

namespace pyaot::rt {

Value makeBigInt(int64_t i) {
  uint64_t magnitude = i < 0 ? 0 - uint64_t(i) : uint64_t(i);
  return intFromLimbs(&magnitude, 1, i < 0);
}

Value intFromUnsigned(uint64_t i) {
  if (i <= uint64_t(kMaxSmallInt))
    return smallInt(int64_t(i));
  return intFromLimbs(&i, 1, false);
}

Value intFromLimbs(const uint64_t *limbs, size_t count, bool negative) {
  count = limbs::trim(limbs, count);
  if (count == 0)
    return smallInt(0);
  if (count == 1) {
    if (limbs[0] <= uint64_t(kMaxSmallInt))
      return smallInt(negative ? -int64_t(limbs[0]) : int64_t(limbs[0]));
    if (negative && limbs[0] == uint64_t(kMaxSmallInt) + 1)
      return smallInt(kMinSmallInt);
    return makeBig128(limbs[0], negative);
  }
  if (count == 2)
    return makeBig128((unsigned __int128)limbs[1] << 64 | limbs[0], negative);
  BigInt *big = allocateLeaf<BigInt>(&shapes::Int, sizeof(BigInt) + count * sizeof(uint64_t));
  big->signedCount = negative ? -int64_t(count) : int64_t(count);
  memcpy(big->limbs(), limbs, count * sizeof(uint64_t));
  return valueOf(big);
}

Value intFromDouble(double d) {
  if (std::fabs(d) < 0x1p62)
    return intValue(int64_t(d));
  if (d != d)
    return raise(types::ValueError, "cannot convert float NaN to integer");
  if (std::isinf(d))
    return raise(types::OverflowError, "cannot convert float infinity to integer");
  uint64_t bits = std::bit_cast<uint64_t>(d);
  unsigned shift = unsigned(bits >> 52 & 0x7FF) - 1075;
  uint64_t mantissa = (bits & ((uint64_t(1) << 52) - 1)) | uint64_t(1) << 52;
  uint64_t limbs[18] = {};
  limbs[shift / 64] = mantissa << shift % 64;
  if (shift % 64)
    limbs[shift / 64 + 1] = mantissa >> (64 - shift % 64);
  return intFromLimbs(limbs, 18, d < 0);
}

bool toInt64(Value v, int64_t *out) {
  if (isSmallInt(v)) {
    *out = smallIntOf(v);
    return true;
  }
  if (!isObject(v)) {
    *out = v == kTrue;
    return true;
  }
  const BigInt *big = as<BigInt>(v);
  switch (big->signedCount) {
  case 0: *out = 0; return true;
  case 1: *out = int64_t(big->limbs()[0]); return *out >= 0;
  case -1: *out = int64_t(0 - big->limbs()[0]); return *out < 0;
  default: return false;
  }
}

bool requireInt64(Value v, int64_t *out, const char *text) {
  if (isSmallInt(v)) {
    *out = smallIntOf(v);
    return true;
  }
  if (!isInt(v)) {
    v = index(v);
    if (!v)
      return false;
  }
  if (toInt64(v, out))
    return true;
  if (text)
    raise(types::OverflowError, "%s", text);
  else
    raise(types::OverflowError, "Python int too large to convert to C ssize_t");
  return false;
}

bool requireInt32(Value v, int32_t *out) {
  int64_t wide;
  if (!requireInt64(v, &wide, "Python int too large to convert to C int"))
    return false;
  if (wide != int32_t(wide)) {
    raise(types::OverflowError,
          wide < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
    return false;
  }
  *out = int32_t(wide);
  return true;
}

bool intToDouble(Value v, double *out) {
  int64_t i;
  if (toInt64(v, &i)) {
    *out = double(i);
    return true;
  }
  IntParts a(v);
  uint64_t bits = limbs::bitLength(a.limbs, a.count);
  if (bits <= 1024) {
    // The top 64 bits, with everything below squeezed into the lowest one, round as the whole does.
    uint64_t top = a.limbs[a.count - 1], next = a.count > 1 ? a.limbs[a.count - 2] : 0;
    unsigned shift = unsigned(std::countl_zero(top));
    uint64_t mantissa = shift ? top << shift | next >> (64 - shift) : top;
    bool sticky = shift && a.count > 1 ? (next << shift) != 0 : next != 0;
    for (size_t i = 0; !sticky && i + 2 < a.count; ++i)
      sticky = a.limbs[i] != 0;
    double d = std::ldexp(double(mantissa | sticky), int(bits) - 64);
    if (!std::isinf(d)) {
      *out = a.negative ? -d : d;
      return true;
    }
  }
  raise(types::OverflowError, "int too large to convert to float");
  return false;
}

Value exactInt(Value v) {
  if (isSmallInt(v))
    return v;
  if (!isObject(v))
    return smallInt(v == kTrue);
  if (isExact<BigInt>(v))
    return v;
  IntParts a(v);
  return intFromLimbs(a.limbs, a.count, a.negative);
}

int intSign(Value v) {
  if (isObject(v)) {
    int64_t n = as<BigInt>(v)->signedCount;
    return (n > 0) - (n < 0);
  }
  int64_t i = isSmallInt(v) ? smallIntOf(v) : v == kTrue;
  return (i > 0) - (i < 0);
}

uint64_t intBitLength(Value v) {
  IntParts a(v);
  return limbs::bitLength(a.limbs, a.count);
}

int compareInts(Value left, Value right) {
  if (areSmallInts(left, right)) {
    int64_t a = smallIntOf(left), b = smallIntOf(right);
    return (a > b) - (a < b);
  }
  IntParts a(left), b(right);
  if (a.negative != b.negative)
    return a.negative ? -1 : 1;
  int c = limbs::compare(a.limbs, a.count, b.limbs, b.count);
  return a.negative ? -c : c;
}

int64_t hashInt(Value v) {
  constexpr uint64_t kModulus = (uint64_t(1) << 61) - 1;
  if (isSmallInt(v)) {
    int64_t i = smallIntOf(v);
    return i == -1 ? -2 : i;
  }
  IntParts a(v);
  uint64_t h = 0;
  for (size_t i = a.count; i--;) {
    // 2**64 is 8 modulo 2**61 - 1: multiplying by it rotates the 61 bits by 3.
    h = (h << 3 & kModulus) | h >> 58;
    uint64_t limb = (a.limbs[i] & kModulus) + (a.limbs[i] >> 61);
    h += limb;
    while (h >= kModulus)
      h -= kModulus;
  }
  int64_t result = a.negative ? -int64_t(h) : int64_t(h);
  return result == -1 ? -2 : result;
}

} // namespace pyaot::rt
