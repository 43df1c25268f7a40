//===- MathInt.cpp - the functions of module math on ints --------------------------------===//
//
// Products of many factors are computed as balanced trees, so that long factors meet long factors.
//
//===----------------------------------------------------------------------===//

#include "Modules/Math.h"
#include "Numbers/IntParts.h"
#include "Numbers/Numeric.h"

#include "Exceptions/Raise.h"

#include <bit>
#include <cmath>

namespace pyaot::rt::mathmodule {

Value gcd(Value, Value *args, size_t nargs, Tuple *) {
  Value result = smallInt(0);
  for (size_t i = 0; i < nargs; ++i) {
    Value v = index(args[i]);
    if (!v)
      return kError;
    result = intGcd(result, v);
  }
  return result;
}

Value lcm(Value, Value *args, size_t nargs, Tuple *) {
  Value result = smallInt(1);
  for (size_t i = 0; i < nargs; ++i) {
    Value v = index(args[i]);
    if (!v)
      return kError;
    if (!intSign(v) || !intSign(result)) {
      result = smallInt(0);
      continue;
    }
    Value quotient;
    intDivMod(v, intGcd(result, v), &quotient, nullptr);
    result = intMultiply(result, quotient);
    if (intSign(result) < 0)
      result = intNegative(result);
  }
  return result;
}

static uint64_t isqrt64(uint64_t n) {
  uint64_t r = uint64_t(std::sqrt(double(n)));
  while (r > 0xFFFFFFFFu || r * r > n)
    --r;
  while (r < 0xFFFFFFFFu && (r + 1) * (r + 1) <= n)
    ++r;
  return r;
}

/// floor(sqrt(n)), n >= 0. The root of the upper half of n's bits, with which one step of Newton's method gives all bits
/// but the last.
static Value isqrtOf(Value n) {
  uint64_t bits = intBitLength(n);
  if (bits <= 64) {
    IntParts a(n);
    return intFromUnsigned(isqrt64(a.count ? a.limbs[0] : 0));
  }
  uint64_t shift = (bits - 1) / 4;
  Value root = isqrtOf(intShiftRight(n, 2 * shift)), quotient;
  intDivMod(n, intShiftLeft(root, shift), &quotient, nullptr);
  Value guess = intShiftRight(intAdd(intShiftLeft(root, shift), quotient), 1);
  while (compareInts(intMultiply(guess, guess), n) > 0)
    guess = intSubtract(guess, smallInt(1));
  return guess;
}

Value isqrt(Value, Value *args, size_t, Tuple *) {
  Value n = index(args[0]);
  if (!n)
    return kError;
  if (intSign(n) < 0)
    return raise(types::ValueError, "isqrt() argument must be nonnegative");
  return isqrtOf(n);
}

/// from * (from + step) * ... for `count` factors.
static Value productOfRange(Value from, uint64_t count, uint64_t step) {
  if (count == 0)
    return smallInt(1);
  int64_t first;
  if (count <= 16 || (count <= 64 && !toInt64(from, &first))) {
    // Factors are gathered in a machine word while they fit.
    Value result = smallInt(1), factor = from;
    if (toInt64(from, &first)) {
      uint64_t word = 1;
      for (uint64_t i = 0; i < count; ++i) {
        uint64_t f = uint64_t(first) + i * step, next;
        if (__builtin_mul_overflow(word, f, &next)) {
          result = intMultiply(result, intFromUnsigned(word));
          next = f;
        }
        word = next;
      }
      return intMultiply(result, intFromUnsigned(word));
    }
    for (uint64_t i = 0; i < count; ++i) {
      result = intMultiply(result, factor);
      factor = intAdd(factor, intFromUnsigned(step));
    }
    return result;
  }
  uint64_t half = count / 2;
  Value low = productOfRange(from, half, step);
  Value middle = intAdd(from, intMultiply(intFromUnsigned(half), intFromUnsigned(step)));
  return intMultiply(low, productOfRange(middle, count - half, step));
}

/// n! = 2 ** (n - popcount(n)) * odd part; the odd part from products of odd numbers, each range used once per level.
static Value factorialOf(uint64_t n) {
  if (n < 21) {
    uint64_t r = 1;
    for (uint64_t i = 2; i <= n; ++i)
      r *= i;
    return intFromUnsigned(r);
  }
  Value inner = smallInt(1), outer = smallInt(1);
  uint64_t upper = 3;
  for (int i = 62 - std::countl_zero(n); i >= 0; --i) {
    uint64_t v = n >> i;
    if (v <= 2)
      continue;
    uint64_t lower = upper;
    upper = (v + 1) | 1;
    inner = intMultiply(inner, productOfRange(intFromUnsigned(lower), (upper - lower) / 2, 2));
    outer = intMultiply(outer, inner);
  }
  return intShiftLeft(outer, n - uint64_t(std::popcount(n)));
}

static Value factorialOfValue(Value v) {
  Value n = index(v);
  if (!n)
    return kError;
  if (intSign(n) < 0)
    return raise(types::ValueError, "factorial() not defined for negative values");
  int64_t i;
  if (!toInt64(n, &i))
    return raise(types::OverflowError, "factorial() argument should not exceed 9223372036854775807");
  if (i > int64_t(1) << 38)
    return raiseNoArguments(types::MemoryError);
  return factorialOf(uint64_t(i));
}

Value factorial(Value, Value *args, size_t, Tuple *) { return factorialOfValue(args[0]); }

/// n * (n - 1) * ... for k factors.
static Value fallingProduct(Value n, uint64_t k) {
  return productOfRange(intAdd(intSubtract(n, intFromUnsigned(k)), smallInt(1)), k, 1);
}

Value comb(Value, Value *args, size_t, Tuple *) {
  Value n = index(args[0]), k = n ? index(args[1]) : n;
  if (!k)
    return kError;
  if (intSign(n) < 0)
    return raise(types::ValueError, "n must be a non-negative integer");
  if (intSign(k) < 0)
    return raise(types::ValueError, "k must be a non-negative integer");
  Value other = intSubtract(n, k);
  if (intSign(other) < 0)
    return smallInt(0);
  if (compareInts(other, k) < 0)
    k = other;
  int64_t count, total;
  if (!toInt64(k, &count))
    return raise(types::OverflowError, "min(n - k, k) must not exceed 9223372036854775807");
  if (toInt64(n, &total)) {
    // Each partial product is itself a binomial coefficient: exact in 128 bits while it is below 2**64.
    unsigned __int128 r = 1;
    int64_t i = 0;
    while (i < count && r >> 64 == 0) {
      r = r * uint64_t(total - i) / uint64_t(i + 1);
      ++i;
    }
    if (i == count) {
      uint64_t parts[2] = {uint64_t(r), uint64_t(r >> 64)};
      return intFromLimbs(parts, 2, false);
    }
  }
  Value quotient;
  intDivMod(fallingProduct(n, uint64_t(count)), factorialOf(uint64_t(count)), &quotient, nullptr);
  return quotient;
}

Value perm(Value, Value *args, size_t nargs, Tuple *) {
  if (nargs < 2 || isNone(args[1]))
    return factorialOfValue(args[0]);
  Value n = index(args[0]), k = n ? index(args[1]) : n;
  if (!k)
    return kError;
  if (intSign(n) < 0)
    return raise(types::ValueError, "n must be a non-negative integer");
  if (intSign(k) < 0)
    return raise(types::ValueError, "k must be a non-negative integer");
  if (compareInts(n, k) < 0)
    return smallInt(0);
  int64_t count;
  if (!toInt64(k, &count))
    return raise(types::OverflowError, "k must not exceed 9223372036854775807");
  return fallingProduct(n, uint64_t(count));
}

} // namespace pyaot::rt::mathmodule
