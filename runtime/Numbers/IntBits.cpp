//===- IntBits.cpp - shifts and bitwise operators on ints ---------------------------===//
//
// Negative ints behave as two's complement with infinitely many sign bits: their limbs are made on the fly.
// Reference: "Bitwise Operations on Integer Types", "Shifting operations".
//
//===----------------------------------------------------------------------===//

#include "Numbers/IntBits.h"
#include "Numbers/IntParts.h"

#include "Exceptions/Raise.h"

namespace pyaot::rt {

namespace {

/// Larger results cannot be had: 2**43 bits are a tebibyte.
constexpr uint64_t kMaxBits = uint64_t(1) << 43;

} // namespace

Value intShiftLeft(Value v, uint64_t bits) {
  int64_t i;
  if (bits < 64 && toInt64(v, &i))
    return intFromInt128(__int128(i) << bits);
  IntParts a(v);
  if (!a.count)
    return smallInt(0);
  if (bits > kMaxBits || isTooLarge(bits / 8 + a.count * sizeof(uint64_t)))
    return raiseNoArguments(types::MemoryError);
  size_t words = bits / 64;
  IntResult r(a.count + words + 1);
  memset(r.limbs, 0, words * sizeof(uint64_t));
  r.limbs[a.count + words] = limbs::shiftLeft(r.limbs + words, a.limbs, a.count, bits % 64);
  return r.finish(a.count + words + 1, a.negative);
}

Value intShiftRight(Value v, uint64_t bits) {
  __int128 i;
  if (toInt128(v, &i))
    return intFromInt128(i >> (bits < 127 ? bits : 127));
  IntParts a(v);
  size_t words = bits / 64;
  if (words >= a.count)
    return smallInt(a.negative ? -1 : 0);
  // Flooring: a negative number from which ones were pushed out is one smaller.
  bool lost = false;
  if (a.negative) {
    for (size_t k = 0; k < words && !lost; ++k)
      lost = a.limbs[k] != 0;
    lost |= bits % 64 && a.limbs[words] << (64 - bits % 64);
  }
  size_t n = a.count - words;
  IntResult r(n + 1);
  limbs::shiftRight(r.limbs, a.limbs + words, n, bits % 64);
  uint64_t one = 1;
  r.limbs[n] = lost ? limbs::add(r.limbs, r.limbs, n, &one, 1) : 0;
  return r.finish(n + 1, a.negative);
}

Value intLeftShift(Value a, Value b) {
  if (areSmallInts(a, b)) {
    int64_t i = smallIntOf(a), n = smallIntOf(b);
    if (n >= 0 && n < 64)
      return intFromInt128(__int128(i) << n);
  }
  if (intSign(b) < 0)
    return raise(types::ValueError, "negative shift count");
  if (!intSign(a))
    return smallInt(0);
  int64_t n;
  if (!toInt64(b, &n))
    return raise(types::OverflowError, "too many digits in integer");
  return intShiftLeft(a, uint64_t(n));
}

Value intRightShift(Value a, Value b) {
  if (intSign(b) < 0)
    return raise(types::ValueError, "negative shift count");
  int64_t n;
  if (!toInt64(b, &n))
    return smallInt(intSign(a) < 0 ? -1 : 0);
  return intShiftRight(a, uint64_t(n));
}

namespace {

/// The limbs of a number in two's complement, one after the other, without end.
struct TwosComplement {
  const IntParts &parts;
  size_t at = 0;
  uint64_t carry;
  explicit TwosComplement(const IntParts &parts) : parts(parts), carry(parts.negative) {}
  uint64_t next() {
    uint64_t limb = at < parts.count ? parts.limbs[at] : 0;
    ++at;
    if (!parts.negative)
      return limb;
    limb = ~limb + carry;
    carry = carry && limb == 0;
    return limb;
  }
};

template <typename Op> Value bitwise(Value left, Value right, Op op) {
  __int128 x, y;
  if (toInt128(left, &x) && toInt128(right, &y))
    return intFromInt128(op(x, y));
  IntParts a(left), b(right);
  size_t n = (a.count > b.count ? a.count : b.count) + 1;
  bool negative = op(uint64_t(a.negative), uint64_t(b.negative)) & 1;
  IntResult r(n);
  TwosComplement as(a), bs(b);
  uint64_t carry = negative;
  for (size_t i = 0; i < n; ++i) {
    uint64_t limb = op(as.next(), bs.next());
    if (negative) {
      limb = ~limb + carry;
      carry = carry && limb == 0;
    }
    r.limbs[i] = limb;
  }
  return r.finish(n, negative);
}

} // namespace

Value intAnd(Value a, Value b) {
  return bitwise(a, b, [](auto x, auto y) { return x & y; });
}
Value intOr(Value a, Value b) {
  return bitwise(a, b, [](auto x, auto y) { return x | y; });
}
Value intXor(Value a, Value b) {
  return bitwise(a, b, [](auto x, auto y) { return x ^ y; });
}
Value intInvert(Value v) {
  int64_t i;
  if (toInt64(v, &i))
    return intValue(~i);
  return intSubtract(smallInt(-1), v);
}

} // namespace pyaot::rt
