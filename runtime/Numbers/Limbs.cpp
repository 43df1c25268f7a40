//===- Limbs.cpp - addition, multiplication and division of limb arrays ---------===//
//
// Schoolbook below a threshold, Karatsuba and Burnikel-Ziegler division above it, so that division and the decimal
// conversions (LimbsText.cpp) are as subquadratic as multiplication is.
//
//===----------------------------------------------------------------------===//

#include "Numbers/Limbs.h"

#include <bit>
#include <cassert>
#include <cstring>

namespace pyaot::rt::limbs {

namespace {
constexpr size_t kKaratsuba = 32;      ///< Limbs from which Karatsuba wins.
constexpr size_t kDivideAndConquer = 48; ///< Limbs of quotient from which recursive division wins.
} // namespace

int compare(const Limb *a, size_t an, const Limb *b, size_t bn) {
  if (an != bn)
    return an < bn ? -1 : 1;
  while (an--)
    if (a[an] != b[an])
      return a[an] < b[an] ? -1 : 1;
  return 0;
}

uint64_t bitLength(const Limb *a, size_t n) { return n ? n * 64 - uint64_t(std::countl_zero(a[n - 1])) : 0; }

Limb add(Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn) {
  unsigned long long carry = 0;
  size_t i = 0;
  for (; i < bn; ++i)
    r[i] = __builtin_addcll(a[i], b[i], carry, &carry);
  for (; i < an && carry; ++i)
    r[i] = __builtin_addcll(a[i], 0, carry, &carry);
  if (r != a && i < an)
    memmove(r + i, a + i, (an - i) * sizeof(Limb));
  return carry;
}

Limb subtract(Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn) {
  unsigned long long borrow = 0;
  size_t i = 0;
  for (; i < bn; ++i)
    r[i] = __builtin_subcll(a[i], b[i], borrow, &borrow);
  for (; i < an && borrow; ++i)
    r[i] = __builtin_subcll(a[i], 0, borrow, &borrow);
  if (r != a && i < an)
    memmove(r + i, a + i, (an - i) * sizeof(Limb));
  return borrow;
}

Limb multiply1(Limb *r, const Limb *a, size_t n, Limb m, Limb carryIn) {
  Limb carry = carryIn;
  for (size_t i = 0; i < n; ++i) {
    DoubleLimb t = DoubleLimb(a[i]) * m + carry;
    r[i] = Limb(t);
    carry = Limb(t >> 64);
  }
  return carry;
}

Limb addMultiply1(Limb *r, const Limb *a, size_t n, Limb m) {
  Limb carry = 0;
  for (size_t i = 0; i < n; ++i) {
    DoubleLimb t = DoubleLimb(a[i]) * m + r[i] + carry;
    r[i] = Limb(t);
    carry = Limb(t >> 64);
  }
  return carry;
}

namespace {

/// r[0 .. n) -= a * m, returns what is to be borrowed from above.
Limb subtractMultiply1(Limb *r, const Limb *a, size_t n, Limb m) {
  Limb carry = 0;
  for (size_t i = 0; i < n; ++i) {
    DoubleLimb t = DoubleLimb(a[i]) * m + carry;
    Limb low = Limb(t);
    carry = Limb(t >> 64) + (r[i] < low);
    r[i] -= low;
  }
  return carry;
}

void multiplySchool(Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn) {
  r[an] = multiply1(r, a, an, b[0]);
  for (size_t i = 1; i < bn; ++i)
    r[an + i] = addMultiply1(r + i, a, an, b[i]);
}

/// r = |a - b| where b may be shorter than a; returns true if a < b.
bool absoluteDifference(Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn) {
  if (compare(a, trim(a, an), b, trim(b, bn)) >= 0) {
    subtract(r, a, an, b, bn);
    return false;
  }
  // b > a: the limbs of a above b's length are zero.
  subtract(r, b, bn, a, bn);
  memset(r + bn, 0, (an - bn) * sizeof(Limb));
  return true;
}

constexpr size_t karatsubaScratch(size_t n) { return 2 * n + 128; }

/// r[0 .. 2n) = a * b, both of n limbs.
void multiplyKaratsuba(Limb *r, const Limb *a, const Limb *b, size_t n, Limb *scratch) {
  if (n < kKaratsuba)
    return multiplySchool(r, a, n, b, n);
  size_t low = (n + 1) / 2, high = n - low;
  Limb *product = scratch, *rest = scratch + 2 * low;
  // (a0 - a1)(b0 - b1), with the differences kept for a moment where the result will stand.
  bool aLess = absoluteDifference(r, a, low, a + low, high), bLess = absoluteDifference(r + low, b, low, b + low, high);
  multiplyKaratsuba(product, r, r + low, low, rest);
  multiplyKaratsuba(r, a, b, low, rest);
  multiplyKaratsuba(r + 2 * low, a + low, b + low, high, rest);
  Limb *middle = rest;
  Limb carry = add(middle, r, 2 * low, r + 2 * low, 2 * high);
  if (aLess == bLess)
    carry -= subtract(middle, middle, 2 * low, product, 2 * low);
  else
    carry += add(middle, middle, 2 * low, product, 2 * low);
  // The middle product has at most 2 * low limbs and a bit; what lies above r's end is zero.
  middle[2 * low] = carry;
  size_t room = 2 * n - low, length = 2 * low + 1 < room ? 2 * low + 1 : room;
  add(r + low, r + low, room, middle, length);
}

} // namespace

void multiply(Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn) {
  if (an < bn) {
    const Limb *t = a;
    a = b, b = t;
    size_t n = an;
    an = bn, bn = n;
  }
  if (bn < kKaratsuba)
    return multiplySchool(r, a, an, b, bn);
  ScratchOf<karatsubaScratch(128) + 2 * 128> scratch(karatsubaScratch(bn) + 2 * bn);
  if (an == bn)
    return multiplyKaratsuba(r, a, b, bn, scratch);
  // Slices of a as long as b, added up.
  Limb *piece = scratch, *rest = piece + 2 * bn;
  multiplyKaratsuba(r, a, b, bn, rest);
  memset(r + 2 * bn, 0, (an - bn) * sizeof(Limb));
  size_t at = bn;
  for (; at + bn <= an; at += bn) {
    multiplyKaratsuba(piece, a + at, b, bn, rest);
    add(r + at, r + at, an + bn - at, piece, 2 * bn);
  }
  if (size_t left = an - at) {
    multiply(piece, b, bn, a + at, left);
    add(r + at, r + at, left + bn, piece, left + bn);
  }
}

Limb divide1(Limb *q, const Limb *a, size_t n, Limb d) {
  Limb rest = 0;
  while (n--) {
    DoubleLimb t = (DoubleLimb(rest) << 64) | a[n];
#if defined(__x86_64__)
    // One instruction; the quotient fits because rest < d.
    Limb quotient;
    __asm__("divq %4" : "=a"(quotient), "=d"(rest) : "a"(Limb(t)), "d"(rest), "r"(d) : "cc");
    q[n] = quotient;
#else
    q[n] = Limb(t / d);
    rest = Limb(t % d);
#endif
  }
  return rest;
}

Limb shiftLeft(Limb *r, const Limb *a, size_t n, unsigned bits) {
  if (!bits) {
    memmove(r, a, n * sizeof(Limb));
    return 0;
  }
  Limb out = n ? a[n - 1] >> (64 - bits) : 0;
  for (size_t i = n; i-- > 1;)
    r[i] = a[i] << bits | a[i - 1] >> (64 - bits);
  if (n)
    r[0] = a[0] << bits;
  return out;
}

void shiftRight(Limb *r, const Limb *a, size_t n, unsigned bits) {
  if (!bits) {
    memmove(r, a, n * sizeof(Limb));
    return;
  }
  for (size_t i = 0; i + 1 < n; ++i)
    r[i] = a[i] >> bits | a[i + 1] << (64 - bits);
  if (n)
    r[n - 1] = a[n - 1] >> bits;
}

namespace {

/// Quotient of (high, low) by d, which has its top bit set; requires high < d.
inline Limb divide2by1(Limb high, Limb low, Limb d, Limb *rest) {
#if defined(__x86_64__)
  Limb quotient;
  __asm__("divq %4" : "=a"(quotient), "=d"(*rest) : "a"(low), "d"(high), "r"(d) : "cc");
  return quotient;
#else
  DoubleLimb t = (DoubleLimb(high) << 64) | low;
  *rest = Limb(t % d);
  return Limb(t / d);
#endif
}

/// Knuth's algorithm D. b: n >= 2 limbs, normalised. a: n + m limbs; its low n become the remainder. q: m limbs; returns the
/// quotient's limb above (0 or 1).
Limb divideSchool(Limb *q, Limb *a, size_t m, const Limb *b, size_t n) {
  Limb top = 0;
  if (compare(a + m, n, b, n) >= 0) {
    subtract(a + m, a + m, n, b, n);
    top = 1;
  }
  Limb b1 = b[n - 1], b2 = b[n - 2];
  for (size_t j = m; j--;) {
    Limb high = a[j + n], digit;
    if (high >= b1) {
      digit = ~Limb(0);
    } else {
      Limb rest;
      digit = divide2by1(high, a[j + n - 1], b1, &rest);
      DoubleLimb check = DoubleLimb(digit) * b2;
      while (check > ((DoubleLimb(rest) << 64) | a[j + n - 2])) {
        --digit;
        check -= b2;
        rest += b1;
        if (rest < b1)
          break; // rest passed 2**64: the estimate is right
      }
    }
    Limb borrow = subtractMultiply1(a + j, b, n, digit);
    bool negative = high < borrow;
    a[j + n] = high - borrow;
    while (negative) {
      --digit;
      Limb carry = add(a + j, a + j, n, b, n);
      Limb before = a[j + n];
      a[j + n] += carry;
      negative = !(a[j + n] < before);
    }
    q[j] = digit;
  }
  return top;
}

/// a (2n limbs) by b (n limbs, normalised) in halves: Burnikel and Ziegler. q: n limbs; the remainder replaces a's low half.
/// scratch: n limbs.
Limb divideRecursive(Limb *q, Limb *a, const Limb *b, size_t n, Limb *scratch) {
  if (n < kDivideAndConquer)
    return divideSchool(q, a, n, b, n);
  size_t low = n / 2, high = n - low;
  Limb one = 1;
  // The upper half of the quotient from the upper limbs alone, then corrected for the lower limbs of b.
  Limb top = divideRecursive(q + low, a + 2 * low, b + low, high, scratch);
  multiply(scratch, q + low, high, b, low);
  int64_t borrow = int64_t(subtract(a + low, a + low, n, scratch, n));
  if (top)
    borrow += int64_t(subtract(a + n, a + n, low, b, low));
  while (borrow) {
    top -= subtract(q + low, q + low, high, &one, 1);
    borrow -= int64_t(add(a + low, a + low, n, b, n));
  }
  Limb lowTop = divideRecursive(q, a + high, b + high, low, scratch);
  multiply(scratch, b, high, q, low);
  borrow = int64_t(subtract(a, a, n, scratch, n));
  if (lowTop)
    borrow += int64_t(subtract(a + low, a + low, high, b, high));
  while (borrow) {
    subtract(q, q, low, &one, 1);
    borrow -= int64_t(add(a, a, n, b, n));
  }
  return top;
}

/// a (n + m limbs) by b (n limbs, normalised), m <= n: a quotient shorter than b needs only the top of b, and a correction.
Limb divideShortQuotient(Limb *q, Limb *a, size_t m, const Limb *b, size_t n) {
  if (m < kDivideAndConquer || n < 2)
    return divideSchool(q, a, m, b, n);
  Scratch scratch(n + m);
  Limb top = divideRecursive(q, a + (n - m), b + (n - m), m, scratch);
  if (size_t tail = n - m) {
    Limb one = 1;
    multiply(scratch, b, tail, q, m);
    int64_t borrow = int64_t(subtract(a, a, n, scratch, n));
    if (top)
      borrow += int64_t(subtract(a + m, a + m, tail, b, tail));
    while (borrow) {
      top -= subtract(q, q, m, &one, 1);
      borrow -= int64_t(add(a, a, n, b, n));
    }
  }
  return top;
}

} // namespace

void divide(Limb *q, Limb *r, const Limb *a, size_t an, const Limb *b, size_t bn) {
  assert(an >= bn && bn && b[bn - 1] && "a divisor is trimmed");
  size_t qn = an - bn + 1;
  Scratch quotient(q ? 0 : qn);
  if (!q)
    q = quotient;
  if (bn == 1) {
    r[0] = divide1(q, a, an, b[0]);
    return;
  }
  unsigned shift = unsigned(std::countl_zero(b[bn - 1]));
  Scratch divisorRoom(bn), dividendRoom(an + 1);
  Limb *divisor = divisorRoom, *dividend = dividendRoom;
  shiftLeft(divisor, b, bn, shift);
  dividend[an] = shiftLeft(dividend, a, an, shift);
  // dividend has bn + qn limbs; its top limb is below divisor's, so the quotient fits qn limbs.
  size_t m = qn;
  size_t first = m % bn;
  if (first) {
    m -= first;
    divideShortQuotient(q + m, dividend + m, first, divisor, bn);
  }
  while (m) {
    m -= bn;
    divideShortQuotient(q + m, dividend + m, bn, divisor, bn);
  }
  shiftRight(r, dividend, bn, shift);
}

} // namespace pyaot::rt::limbs
