//===- Float.cpp - arithmetic on doubles with Python's meaning ------------------------===//
//
// A float is a word; only instances of float subclasses are objects (FloatBox). Reference: "Numeric Types", library
// "round()", "Hashing of numeric types".
//
//===----------------------------------------------------------------------===//

#include "Numbers/IntParts.h"
#include "Numbers/Numeric.h"

#include "Exceptions/Raise.h"
#include "Object/Object.h"

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace pyaot::rt {

bool requireDouble(Value v, double *out) {
  if (isFloatObject(v)) {
    *out = doubleOf(v);
    return true;
  }
  // A subclass of int may define __float__: its slot decides.
  if (isSmallInt(v)) {
    *out = double(smallIntOf(v));
    return true;
  }
  if (isBool(v)) {
    *out = v == kTrue;
    return true;
  }
  Type *type = typeOf(v);
  if (isKind<BigInt>(v) && type == &types::Int)
    return intToDouble(v, out);
  if (type->slots.toFloat) {
    Value f = type->slots.toFloat(v);
    if (!f)
      return false;
    if (!isFloatObject(f)) {
      raise(types::TypeError, "%.50T.__float__ returned non-float (type %.50T)", v, f);
      return false;
    }
    *out = doubleOf(f);
    return true;
  }
  if (type->slots.index) {
    Value i = index(v);
    return i && intToDouble(i, out);
  }
  raise(types::TypeError, "must be real number, not %.50T", v);
  return false;
}

int64_t hashDouble(double d, Value self) {
  if (std::isinf(d))
    return d > 0 ? 314159 : -314159;
  if (d != d) {
    // As the address does: NaNs that are different objects hash differently; ours are all one word.
    uint64_t address = self.bits;
    int64_t h = int64_t(address >> 4 | address << 60);
    return h == -1 ? -2 : h;
  }
  int exponent;
  double m = std::frexp(d, &exponent);
  bool negative = m < 0;
  if (negative)
    m = -m;
  constexpr uint64_t kModulus = (uint64_t(1) << 61) - 1;
  uint64_t x = 0;
  while (m != 0) {
    x = (x << 28 & kModulus) | x >> 33;
    m *= 268435456.0;
    exponent -= 28;
    uint64_t y = uint64_t(m);
    m -= double(y);
    x += y;
    if (x >= kModulus)
      x -= kModulus;
  }
  exponent = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
  x = (x << exponent & kModulus) | (exponent ? x >> (61 - exponent) : 0);
  int64_t h = negative ? -int64_t(x) : int64_t(x);
  return h == -1 ? -2 : h;
}

void floatDivMod(double x, double y, double *quotient, double *remainder) {
  double rest = std::fmod(x, y);
  double q = (x - rest) / y;
  if (rest) {
    if ((y < 0) != (rest < 0)) {
      rest += y;
      q -= 1.0;
    }
  } else {
    rest = std::copysign(0.0, y);
  }
  if (q) {
    double whole = std::floor(q);
    if (q - whole > 0.5)
      whole += 1.0;
    q = whole;
  } else {
    q = std::copysign(0.0, x / y);
  }
  if (quotient)
    *quotient = q;
  if (remainder)
    *remainder = rest;
}

Value floatPower(double x, double y) {
  if (y == 0 || x == 1.0)
    return floatValue(1.0);
  if (x != x)
    return floatValue(x);
  if (y != y)
    return floatValue(y);
  bool oddInteger = std::fmod(std::fabs(y), 2.0) == 1.0;
  if (std::isinf(y)) {
    double a = std::fabs(x);
    if (a == 1.0)
      return floatValue(1.0);
    return floatValue((y > 0) == (a > 1.0) ? std::fabs(y) : 0.0);
  }
  if (std::isinf(x)) {
    if (y > 0)
      return floatValue(oddInteger ? x : std::fabs(x));
    return floatValue(oddInteger ? std::copysign(0.0, x) : 0.0);
  }
  if (x == 0) {
    if (y < 0)
      return raise(types::ZeroDivisionError, "0.0 cannot be raised to a negative power");
    return floatValue(oddInteger ? x : 0.0);
  }
  bool negate = false;
  if (x < 0) {
    if (y != std::floor(y))
      return complexPower(x, 0, y, 0);
    x = -x;
    negate = oddInteger;
  }
  if (x == 1.0)
    return floatValue(negate ? -1.0 : 1.0);
  double r = std::pow(x, y);
  if (std::isinf(r)) {
    Tuple *args = static_cast<Tuple *>(objectOf(BuildTuple(
        std::initializer_list<Value>{smallInt(34), valueOf(makeStr("Numerical result out of range"))}.begin(), 2)));
    // An exception with two arguments: the error number and its text, as the C library reports it.
    Value exception = Call(valueOf(&types::OverflowError), args->items(), 2, nullptr);
    return exception ? Value(raiseObject(exception)) : kError;
  }
  return floatValue(negate ? -r : r);
}

int compareDoubleInt(double d, Value v) {
  if (std::isinf(d))
    return d > 0 ? 1 : -1;
  int64_t i;
  if (toInt64(v, &i)) {
    if (d >= -0x1p63 && d < 0x1p63) {
      int64_t t = int64_t(d);
      if (t != i)
        return t < i ? -1 : 1;
      double rest = d - double(t);
      return (rest > 0) - (rest < 0);
    }
    return d > 0 ? 1 : -1;
  }
  // v is no int64, and a double of that size has no fraction.
  if (std::fabs(d) < 0x1p63)
    return intSign(v) > 0 ? -1 : 1;
  return compareInts(intFromDouble(d), v);
}

/// x rounded half to even to a multiple of 10 ** places, places > 0; exact, by integer arithmetic.
static bool roundToPowerOfTen(double x, int places, double *out) {
  double whole = std::trunc(x);
  Value i = intFromDouble(std::fabs(whole)), ten = intPower(smallInt(10), smallInt(places), kNone);
  Value q, r;
  intDivMod(i, ten, &q, &r);
  int order = compareInts(intMultiply(r, smallInt(2)), ten);
  if (order == 0 && whole != x)
    order = 1;
  int64_t odd;
  if (order > 0 || (order == 0 && toInt64(intRemainder(q, smallInt(2)), &odd) && odd))
    q = intAdd(q, smallInt(1));
  double d;
  if (!intToDouble(intMultiply(q, ten), &d)) {
    clearPending();
    return false;
  }
  *out = std::copysign(d, x);
  return true;
}

Value roundFloat(double x, Value digits) {
  if (digits == kUnset || digits == kNone)
    return intFromDouble(std::isfinite(x) ? std::nearbyint(x) : x);
  Value n = index(digits);
  if (!n)
    return kError;
  int64_t places;
  if (!toInt64(n, &places))
    places = intSign(n) < 0 ? INT64_MIN : INT64_MAX;
  if (!std::isfinite(x) || places > 323)
    return floatValue(x);
  if (places < -308)
    return floatValue(std::copysign(0.0, x));
  double r = 0;
  if (places < 0) {
    if (!roundToPowerOfTen(x, int(-places), &r))
      return raise(types::OverflowError, "rounded value too large to represent");
    return floatValue(r);
  }
  if (std::fabs(x) >= 0x1p53)
    return floatValue(x);
  // x * 10**places, if the product's rounding error cannot have hidden a tie: then its nearest integer is the right one,
  // and the quotient of two exact doubles is the double nearest to the decimal result.
  static constexpr double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (places <= 15) {
    double y = x * tens[places], whole = std::nearbyint(y), size = std::fabs(y);
    if (size < 0x1p51 && std::fabs(y - whole) + size * 0x1p-52 < 0.5)
      return floatValue(whole / tens[places]);
  }
  char text[400];
  snprintf(text, sizeof(text), "%.*f", int(places), x);
  return floatValue(std::strtod(text, nullptr));
}

Value roundInt(Value v, Value digits) {
  if (digits == kUnset)
    return exactInt(v);
  Value n = index(digits);
  if (!n)
    return kError;
  if (intSign(n) >= 0)
    return exactInt(v);
  int64_t places;
  // 10 ** places is larger than twice the number: 0.
  if (!toInt64(n, &places) || uint64_t(-places) > intBitLength(v) / 3 + 2)
    return smallInt(0);
  Value ten = intPower(smallInt(10), smallInt(-places), kNone), q, r;
  intDivMod(v, ten, &q, &r);
  int order = compareInts(intMultiply(r, smallInt(2)), ten);
  if (order > 0 || (order == 0 && intRemainder(q, smallInt(2)) != smallInt(0)))
    return intMultiply(intAdd(q, smallInt(1)), ten);
  return intMultiply(q, ten);
}

} // namespace pyaot::rt
