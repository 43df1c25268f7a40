//===- IntPower.cpp - ** and pow() on ints, modular powers, greatest divisors -----------===//
//
// Powers go through the exponent from its top bit, so the factor that is multiplied in stays small. Modular powers use
// Montgomery's form for odd moduli: no division per step. Reference: "The power operator", library "pow()".
//
//===----------------------------------------------------------------------===//

#include "Numbers/IntParts.h"
#include "Numbers/Numeric.h"

#include "Exceptions/Raise.h"

#include <bit>

namespace pyaot::rt {

namespace {

using limbs::Limb;

Value plainPower(Value base, uint64_t exponent) {
  if (exponent == 0)
    return smallInt(1);
  int64_t b;
  if (toInt64(base, &b)) {
    if (b == 0 || b == 1)
      return smallInt(b);
    if (b == -1)
      return smallInt(exponent & 1 ? -1 : 1);
    if (b == 2)
      return intShiftLeft(smallInt(1), exponent);
    // While it fits a machine word no object is made.
    int64_t result = 1, factor = b;
    uint64_t left = exponent;
    for (;;) {
      if (left & 1 && __builtin_mul_overflow(result, factor, &result))
        break;
      left >>= 1;
      if (!left)
        return intValue(result);
      if (__builtin_mul_overflow(factor, factor, &factor))
        break;
    }
  }
  uint64_t bits = intBitLength(base) - 1;
  if (bits > (uint64_t(1) << 43) / exponent || isTooLarge(bits * exponent / 8))
    return raiseNoArguments(types::MemoryError);
  Value result = exactInt(base), factor = result;
  for (int bit = 62 - std::countl_zero(exponent); bit >= 0; --bit) {
    result = intMultiply(result, result);
    if (exponent >> bit & 1)
      result = intMultiply(result, factor);
  }
  return result;
}

/// base ** exponent mod modulus for one-limb moduli.
Limb powerMod1(Limb base, const Limb *exponent, size_t en, Limb modulus) {
  unsigned __int128 result = 1 % modulus, b = base % modulus;
  for (size_t i = en * 64; i--;) {
    result = result * result % modulus;
    if (exponent[i / 64] >> i % 64 & 1)
      result = result * b % modulus;
  }
  return Limb(result);
}

/// Arithmetic modulo an odd number m of n limbs, on numbers x * 2**(64 n) mod m.
struct Montgomery {
  const Limb *m;
  size_t n;
  Limb inverse; ///< -1 / m[0] modulo 2**64.

  Montgomery(const Limb *m, size_t n) : m(m), n(n) {
    Limb x = m[0]; // right to 3 bits; each step doubles them
    for (int i = 0; i < 5; ++i)
      x *= 2 - m[0] * x;
    inverse = 0 - x;
  }
  /// r = t / 2**(64 n) mod m; t has 2n + 1 limbs and is destroyed.
  void reduce(Limb *r, Limb *t) const {
    t[2 * n] = 0;
    for (size_t i = 0; i < n; ++i) {
      Limb carry = limbs::addMultiply1(t + i, m, n, t[i] * inverse);
      limbs::add(t + i + n, t + i + n, n - i + 1, &carry, 1);
    }
    if (t[2 * n] || limbs::compare(t + n, n, m, n) >= 0)
      limbs::subtract(r, t + n, n, m, n);
    else
      memcpy(r, t + n, n * sizeof(Limb));
  }
  void multiply(Limb *r, const Limb *a, const Limb *b, Limb *room) const {
    limbs::multiply(room, a, n, b, n);
    reduce(r, room);
  }
};

constexpr int kWindow = 4;

/// Powers with windows of four bits over an operation given as a functor `multiply(r, a, b)`. table has 16 n limbs with
/// entries 0 and 1 (one, base) set; the result is left in r.
template <typename Multiply>
void windowPower(Limb *r, Limb *table, size_t n, const Limb *exponent, size_t en, Multiply multiply) {
  for (size_t i = 2; i < 16; ++i)
    multiply(table + i * n, table + (i - 1) * n, table + n);
  memcpy(r, table, n * sizeof(Limb));
  uint64_t bits = limbs::bitLength(exponent, en), windows = (bits + kWindow - 1) / kWindow;
  for (uint64_t w = windows; w--;) {
    if (w + 1 != windows)
      for (int i = 0; i < kWindow; ++i)
        multiply(r, r, r);
    uint64_t at = w * kWindow;
    if (unsigned digit = exponent[at / 64] >> at % 64 & 15)
      multiply(r, r, table + digit * n);
  }
}

/// base ** exponent mod modulus; base reduced, all non-negative, exponent > 0, modulus of n >= 2 limbs.
void powerModLimbs(Limb *r, const Limb *base, size_t bn, const Limb *exponent, size_t en, const Limb *m, size_t n) {
  limbs::Scratch tableRoom(16 * n), productRoom(4 * n + 4);
  Limb *table = tableRoom, *product = productRoom, *rest = product + 2 * n + 1;
  memset(table, 0, 2 * n * sizeof(Limb));
  if (m[0] & 1 && n <= 256) {
    Montgomery form(m, n);
    // To Montgomery form: times 2**(64 n), mod m.
    memset(product, 0, (n + 1) * sizeof(Limb));
    product[n] = 1;
    limbs::divide(nullptr, table, product, n + 1, m, n);
    memset(product, 0, n * sizeof(Limb));
    memcpy(product + n, base, bn * sizeof(Limb));
    if (bn)
      limbs::divide(nullptr, table + n, product, n + bn, m, n);
    windowPower(r, table, n, exponent, en,
                [&](Limb *out, const Limb *a, const Limb *b) { form.multiply(out, a, b, product); });
    memset(product + n, 0, n * sizeof(Limb));
    memcpy(product, r, n * sizeof(Limb));
    form.reduce(r, product);
    return;
  }
  table[0] = 1;
  memcpy(table + n, base, bn * sizeof(Limb));
  windowPower(r, table, n, exponent, en, [&](Limb *out, const Limb *a, const Limb *b) {
    limbs::multiply(product, a, n, b, n);
    limbs::divide(nullptr, rest, product, 2 * n, m, n);
    memcpy(out, rest, n * sizeof(Limb));
  });
}

} // namespace

/// The inverse of a modulo m > 1, in 0 .. m - 1.
static Value modularInverse(Value a, Value m) {
  Value oldR = intRemainder(a, m), r = m, oldS = smallInt(1), s = smallInt(0);
  while (intSign(r)) {
    Value q, rest;
    intDivMod(oldR, r, &q, &rest);
    oldR = r, r = rest;
    Value next = intSubtract(oldS, intMultiply(q, s));
    oldS = s, s = next;
  }
  if (oldR != smallInt(1))
    return raise(types::ValueError, "base is not invertible for the given modulus");
  return intRemainder(oldS, m);
}

static Value modularPower(Value base, Value exponent, Value modulus) {
  if (!intSign(modulus))
    return raise(types::ValueError, "pow() 3rd argument cannot be 0");
  bool negative = intSign(modulus) < 0;
  Value m = negative ? intNegative(modulus) : exactInt(modulus);
  if (m == smallInt(1))
    return smallInt(0);
  if (intSign(exponent) < 0) {
    base = modularInverse(base, m);
    if (!base)
      return kError;
    exponent = intNegative(exponent);
  }
  base = intRemainder(base, m);
  Value result;
  IntParts b(base), e(exponent), mod(m);
  if (!e.count) {
    result = smallInt(1);
  } else if (mod.count == 1) {
    Limb r = powerMod1(b.count ? b.limbs[0] : 0, e.limbs, e.count, mod.limbs[0]);
    result = intFromLimbs(&r, 1, false);
  } else {
    IntResult r(mod.count);
    powerModLimbs(r.limbs, b.limbs, b.count, e.limbs, e.count, mod.limbs, mod.count);
    result = r.finish(mod.count, false);
  }
  if (negative && intSign(result))
    result = intAdd(result, modulus);
  return result;
}

Value intPower(Value base, Value exponent, Value modulus) {
  if (modulus != kNone)
    return modularPower(base, exponent, modulus);
  if (intSign(exponent) < 0) {
    double b, e;
    if (!intToDouble(base, &b) || !intToDouble(exponent, &e))
      return kError;
    return floatPower(b, e);
  }
  int64_t e;
  if (toInt64(exponent, &e))
    return plainPower(base, uint64_t(e));
  int64_t b;
  if (!toInt64(base, &b) || b > 1 || b < -1)
    return raiseNoArguments(types::MemoryError);
  return smallInt(b == -1 ? (IntParts(exponent).limbs[0] & 1 ? -1 : 1) : b);
}

static uint64_t gcd64(uint64_t a, uint64_t b) {
  if (!a || !b)
    return a | b;
  int shift = std::countr_zero(a | b);
  a >>= std::countr_zero(a);
  while (b) {
    b >>= std::countr_zero(b);
    if (a > b) {
      uint64_t t = a;
      a = b, b = t;
    }
    b -= a;
  }
  return a << shift;
}

Value intGcd(Value a, Value b) {
  a = intSign(a) < 0 ? intNegative(a) : exactInt(a);
  b = intSign(b) < 0 ? intNegative(b) : exactInt(b);
  if (compareInts(a, b) < 0) {
    Value t = a;
    a = b, b = t;
  }
  for (;;) {
    IntParts x(a), y(b);
    if (x.count <= 1) {
      uint64_t g = gcd64(x.count ? x.limbs[0] : 0, y.count ? y.limbs[0] : 0);
      return intFromLimbs(&g, 1, false);
    }
    if (!y.count)
      return a;
    // Lehmer: from the top 62 bits of both follow many steps of Euclid's algorithm at once, as a 2 x 2 matrix.
    if (y.count + 1 >= x.count && y.count > 1) {
      uint64_t bits = limbs::bitLength(x.limbs, x.count), shift = bits - 62;
      auto top = [&](const IntParts &p) -> int64_t {
        size_t w = shift / 64;
        unsigned s = shift % 64;
        if (w >= p.count)
          return 0;
        uint64_t high = w + 1 < p.count ? p.limbs[w + 1] : 0;
        return int64_t((s ? p.limbs[w] >> s | high << (64 - s) : p.limbs[w]) & ((uint64_t(1) << 62) - 1));
      };
      int64_t u = top(x), v = top(y), A = 1, B = 0, C = 0, D = 1;
      constexpr int64_t kLimit = int64_t(1) << 31;
      while (v + C != 0 && v + D != 0) {
        int64_t q = (u + A) / (v + C);
        if (q != (u + B) / (v + D) || q >= kLimit)
          break;
        __int128 c2 = __int128(A) - __int128(q) * C, d2 = __int128(B) - __int128(q) * D;
        if (c2 > kLimit || c2 < -kLimit || d2 > kLimit || d2 < -kLimit)
          break;
        A = C, C = int64_t(c2);
        B = D, D = int64_t(d2);
        int64_t t = u - q * v;
        u = v, v = t;
      }
      if (B) {
        Value na = intAdd(intMultiply(a, smallInt(A)), intMultiply(b, smallInt(B)));
        Value nb = intAdd(intMultiply(a, smallInt(C)), intMultiply(b, smallInt(D)));
        a = na, b = nb;
        continue;
      }
    }
    Value r;
    intDivMod(a, b, nullptr, &r);
    a = b, b = r;
  }
}

} // namespace pyaot::rt
