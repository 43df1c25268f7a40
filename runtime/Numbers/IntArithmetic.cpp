//===- IntArithmetic.cpp - + - * // % / on ints of any size -------------------------===//
//
// Operands that fit machine words take a 128-bit path; the rest goes to the limb kernels.
//
//===----------------------------------------------------------------------===//

#include "Numbers/IntParts.h"

#include "Exceptions/Raise.h"

#include <bit>
#include <cmath>

namespace pyaot::rt {

namespace {

/// a + b, or a - b with `flip`.
Value addParts(const IntParts &a, const IntParts &b, bool flip) {
  bool bNegative = b.negative != flip;
  const IntParts *large = &a, *little = &b;
  if (a.negative == bNegative) {
    if (a.count < b.count)
      large = &b, little = &a;
    IntResult r(large->count + 1);
    r.limbs[large->count] = limbs::add(r.limbs, large->limbs, large->count, little->limbs, little->count);
    return r.finish(large->count + 1, a.negative);
  }
  int order = limbs::compare(a.limbs, a.count, b.limbs, b.count);
  if (!order)
    return smallInt(0);
  bool negative = a.negative;
  if (order < 0)
    large = &b, little = &a, negative = bNegative;
  IntResult r(large->count);
  limbs::subtract(r.limbs, large->limbs, large->count, little->limbs, little->count);
  return r.finish(large->count, negative);
}

} // namespace

Value intAdd(Value left, Value right) {
  __int128 a, b, sum;
  if (toInt128(left, &a) && toInt128(right, &b) && !__builtin_add_overflow(a, b, &sum))
    return intFromInt128(sum);
  return addParts(IntParts(left), IntParts(right), false);
}

Value intSubtract(Value left, Value right) {
  __int128 a, b, difference;
  if (toInt128(left, &a) && toInt128(right, &b) && !__builtin_sub_overflow(a, b, &difference))
    return intFromInt128(difference);
  return addParts(IntParts(left), IntParts(right), true);
}

Value intMultiply(Value left, Value right) {
  IntParts a(left), b(right);
  if (!a.count || !b.count)
    return smallInt(0);
  if (a.count == 1 && b.count == 1) {
    unsigned __int128 m = (unsigned __int128)a.limbs[0] * b.limbs[0];
    bool negative = a.negative != b.negative;
    if (m <= uint64_t(kMaxSmallInt))
      return smallInt(negative ? -int64_t(m) : int64_t(m));
    if (m >> 64)
      return makeBig128(m, negative);
    uint64_t limb = uint64_t(m);
    return intFromLimbs(&limb, 1, negative);
  }
  IntResult r(a.count + b.count);
  limbs::multiply(r.limbs, a.limbs, a.count, b.limbs, b.count);
  return r.finish(a.count + b.count, a.negative != b.negative);
}

Value intNegative(Value v) {
  if (isSmallInt(v))
    return intValue(-smallIntOf(v));
  IntParts a(v);
  return intFromLimbs(a.limbs, a.count, !a.negative);
}

void intDivMod(Value left, Value right, Value *quotient, Value *remainder) {
  int64_t x, y;
  if (toInt64(left, &x) && toInt64(right, &y)) {
    if (y == -1) {
      if (quotient)
        *quotient = intFromInt128(-__int128(x));
      if (remainder)
        *remainder = smallInt(0);
      return;
    }
    int64_t q = x / y, r = x % y;
    if (r && (r ^ y) < 0)
      --q, r += y;
    if (quotient)
      *quotient = intValue(q);
    if (remainder)
      *remainder = intValue(r);
    return;
  }
  IntParts a(left), b(right);
  bool differ = a.negative != b.negative;
  if (limbs::compare(a.limbs, a.count, b.limbs, b.count) < 0) {
    // The quotient is 0 or, floored, -1.
    bool adjust = differ && a.count;
    if (quotient)
      *quotient = smallInt(adjust ? -1 : 0);
    if (remainder)
      *remainder = adjust ? intAdd(left, right) : exactInt(left);
    return;
  }
  size_t qn = a.count - b.count + 1;
  // One limb more: flooring adds 1 to a negative quotient's magnitude.
  IntResult q(quotient ? qn + 1 : 0), r(b.count);
  limbs::divide(quotient ? q.limbs : nullptr, r.limbs, a.limbs, a.count, b.limbs, b.count);
  bool adjust = differ && limbs::trim(r.limbs, b.count);
  if (quotient) {
    uint64_t one = 1;
    q.limbs[qn] = adjust ? limbs::add(q.limbs, q.limbs, qn, &one, 1) : 0;
    *quotient = q.finish(qn + 1, differ);
  }
  if (remainder) {
    if (adjust)
      limbs::subtract(r.limbs, b.limbs, b.count, r.limbs, b.count);
    *remainder = r.finish(b.count, b.negative);
  }
}

Value intFloorDivide(Value a, Value b) {
  if (!intSign(b))
    return raise(types::ZeroDivisionError, "integer division or modulo by zero");
  Value q;
  intDivMod(a, b, &q, nullptr);
  return q;
}

Value intRemainder(Value a, Value b) {
  if (!intSign(b))
    return raise(types::ZeroDivisionError, "integer modulo by zero");
  Value r;
  intDivMod(a, b, nullptr, &r);
  return r;
}

Value intTrueDivide(Value left, Value right) {
  if (!intSign(right))
    return raise(types::ZeroDivisionError, "division by zero");
  int64_t x, y;
  constexpr int64_t kExact = int64_t(1) << 53;
  if (toInt64(left, &x) && toInt64(right, &y) && x >= -kExact && x <= kExact && y >= -kExact && y <= kExact)
    return floatValue(double(x) / double(y));
  IntParts a(left), b(right);
  if (!a.count)
    return floatValue(b.negative ? -0.0 : 0.0);
  bool negative = a.negative != b.negative;
  // Scale so that the integer quotient has 55 or 56 bits (fewer where the result is subnormal), round it half to even with
  // what the division leaves as a sticky bit, and scale back exactly.
  constexpr int64_t kMinExponent = -1021, kMaxExponent = 1024, kDigits = 53;
  int64_t difference =
      int64_t(limbs::bitLength(a.limbs, a.count)) - int64_t(limbs::bitLength(b.limbs, b.count));
  if (difference > kMaxExponent)
    return raise(types::OverflowError, "integer division result too large for a float");
  if (difference < kMinExponent - kDigits - 1)
    return floatValue(negative ? -0.0 : 0.0);
  int64_t shift = (difference > kMinExponent ? difference : kMinExponent) - kDigits - 2;
  size_t words = size_t((shift < 0 ? -shift : shift) / 64);
  unsigned bits = unsigned((shift < 0 ? -shift : shift) % 64);
  bool inexact = false;
  limbs::Scratch room(a.count + words + 2);
  uint64_t *x2 = room;
  size_t xn;
  if (shift <= 0) {
    memset(x2, 0, words * sizeof(uint64_t));
    x2[a.count + words] = limbs::shiftLeft(x2 + words, a.limbs, a.count, bits);
    xn = limbs::trim(x2, a.count + words + 1);
  } else if (words >= a.count) {
    xn = 0;
    inexact = true;
  } else {
    for (size_t i = 0; i < words; ++i)
      inexact |= a.limbs[i] != 0;
    inexact |= bits && (a.limbs[words] & ((uint64_t(1) << bits) - 1));
    limbs::shiftRight(x2, a.limbs + words, a.count - words, bits);
    xn = limbs::trim(x2, a.count - words);
  }
  uint64_t quotient = 0;
  if (limbs::compare(x2, xn, b.limbs, b.count) >= 0) {
    limbs::Scratch q(xn - b.count + 1), r(b.count);
    limbs::divide(q, r, x2, xn, b.limbs, b.count);
    quotient = q[0];
    inexact |= limbs::trim(r, b.count) != 0;
  } else {
    inexact |= xn != 0;
  }
  int64_t quotientBits = 64 - std::countl_zero(quotient);
  int64_t extra = (quotientBits > kMinExponent - shift ? quotientBits : kMinExponent - shift) - kDigits;
  uint64_t half = uint64_t(1) << (extra - 1), low = quotient | inexact;
  if ((low & half) && (low & (3 * half - 1)))
    low += half;
  double result = std::ldexp(double(low & ~(2 * half - 1)), int(shift));
  if (std::isinf(result))
    return raise(types::OverflowError, "integer division result too large for a float");
  return floatValue(negative ? -result : result);
}

} // namespace pyaot::rt
