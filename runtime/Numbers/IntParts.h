//===- IntParts.h - sign and magnitude of any int, for the .cpp files of int ------===//
#ifndef PYAOT_RUNTIME_NUMBERS_INTPARTS_H
#define PYAOT_RUNTIME_NUMBERS_INTPARTS_H

#include "Numbers/Int.h"
#include "Numbers/Limbs.h"

#include <cstring>

namespace pyaot::rt {

/// An int seen as sign and trimmed magnitude; small ones get a limb of their own here. Not to be copied.
struct IntParts {
  const uint64_t *limbs;
  size_t count;
  bool negative;
  uint64_t own;

  explicit IntParts(Value v) {
    if (isObject(v)) {
      const BigInt *big = as<BigInt>(v);
      negative = big->signedCount < 0;
      count = size_t(negative ? -big->signedCount : big->signedCount);
      limbs = big->limbs();
      return;
    }
    int64_t i = isSmallInt(v) ? smallIntOf(v) : v == kTrue;
    negative = i < 0;
    own = negative ? 0 - uint64_t(i) : uint64_t(i);
    count = own != 0;
    limbs = &own;
  }
  IntParts(const IntParts &) = delete;
};

/// Where a result of at most `room` limbs is computed: on the stack while small, else right in the new object.
class IntResult {
public:
  explicit IntResult(size_t room) : limbs(inlineLimbs) {
    if (room > kInline) {
      big = allocateLeaf<BigInt>(&shapes::Int, sizeof(BigInt) + room * sizeof(uint64_t));
      big->signedCount = int64_t(room); // the collector takes the size from here
      limbs = big->limbs();
    }
  }
  IntResult(const IntResult &) = delete;
  Value finish(size_t count, bool negative) {
    if (!big)
      return intFromLimbs(limbs, count, negative);
    count = limbs::trim(limbs, count);
    if (count <= 1)
      return intFromLimbs(limbs, count, negative);
    big->signedCount = negative ? -int64_t(count) : int64_t(count);
    return valueOf(big);
  }

private:
  static constexpr size_t kInline = 24;
  BigInt *big = nullptr;
  uint64_t inlineLimbs[kInline];

public:
  uint64_t *limbs;
};

/// An int object of one or two limbs; m is outside the small range.
inline Value makeBig128(unsigned __int128 m, bool negative) {
  BigInt *big = allocateLeaf<BigInt>(&shapes::Int, sizeof(BigInt) + 2 * sizeof(uint64_t));
  big->limbs()[0] = uint64_t(m);
  big->limbs()[1] = uint64_t(m >> 64);
  int64_t count = m >> 64 ? 2 : 1;
  big->signedCount = negative ? -count : count;
  return valueOf(big);
}

/// From a 128-bit value: the quick path of most arithmetic beyond small ints.
inline Value intFromInt128(__int128 v) {
  if (v >= kMinSmallInt && v <= kMaxSmallInt)
    return smallInt(int64_t(v));
  return makeBig128(v < 0 ? 0 - (unsigned __int128)v : (unsigned __int128)v, v < 0);
}

/// Any int below 2 ** 127 in magnitude.
inline bool toInt128(Value v, __int128 *out) {
  if (isSmallInt(v)) {
    *out = smallIntOf(v);
    return true;
  }
  if (!isObject(v)) {
    *out = v == kTrue;
    return true;
  }
  const BigInt *big = as<BigInt>(v);
  int64_t n = big->signedCount;
  unsigned __int128 m;
  if (n == 1 || n == -1)
    m = big->limbs()[0];
  else if ((n == 2 || n == -2) && !(big->limbs()[1] >> 63))
    m = (unsigned __int128)big->limbs()[1] << 64 | big->limbs()[0];
  else if (n == 0)
    m = 0;
  else
    return false;
  *out = n < 0 ? -__int128(m) : __int128(m);
  return true;
}

/// Two's complement shift and powers, used across the files of int.
Value intShiftLeft(Value a, uint64_t bits);
Value intShiftRight(Value a, uint64_t bits);
/// |a| as limbs modulo nothing: number of bits of |v|.
uint64_t intBitLength(Value v);
/// floor(a / b) and a mod b in one; b != 0. Either result may be null.
void intDivMod(Value a, Value b, Value *quotient, Value *remainder);

} // namespace pyaot::rt

#endif
