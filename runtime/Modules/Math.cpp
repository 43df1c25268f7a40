//===- Math.cpp - module math ------------------------------------------------------------===//
//
// The C library computes; what a result means as an exception follows from arguments and result alone: a NaN from
// numbers is a domain error, an infinity from finite numbers a range error or a pole. Reference: library, "math".
//
//===----------------------------------------------------------------------===//

#include "Modules/Math.h"
#include "Numbers/IntParts.h"
#include "Numbers/Numeric.h"

#include "Containers/Containers.h"
#include "Exceptions/Raise.h"

#include <bit>
#include <cmath>

#pragma STDC FP_CONTRACT OFF

namespace pyaot::rt {

using namespace mathmodule;

namespace {

constexpr double kPi = 3.141592653589793238462643383279502884197;

Value domainError() { return raise(types::ValueError, "math domain error"); }
Value rangeError() { return raise(types::OverflowError, "math range error"); }

/// The result of a function of one argument, or its exception. `overflows`: an infinite result is a range error, else a pole.
inline Value checked(double x, double r, bool overflows) {
  if (r != r && x == x)
    return domainError();
  if (std::isinf(r) && std::isfinite(x))
    return overflows ? rangeError() : domainError();
  return floatValue(r);
}

using Unary = double (*)(double);

template <Unary function, bool overflows> Value unary(Value, Value *args, size_t, Tuple *) {
  double x;
  if (!requireDouble(args[0], &x))
    return kError;
  return checked(x, function(x), overflows);
}

/// Functions of which no argument is wrong.
template <Unary function> Value total(Value, Value *args, size_t, Tuple *) {
  double x;
  return requireDouble(args[0], &x) ? floatValue(function(x)) : kError;
}

template <double (*function)(double, Failure *)> Value withFailure(Value, Value *args, size_t, Tuple *) {
  double x;
  if (!requireDouble(args[0], &x))
    return kError;
  Failure failure = Failure::None;
  double r = function(x, &failure);
  switch (failure) {
  case Failure::None: return floatValue(r);
  case Failure::Domain: return domainError();
  case Failure::Range: return rangeError();
  }
  __builtin_unreachable();
}

double exp2Of(double x) { return ::exp2(x); }
double degreesOf(double x) { return x * (180.0 / kPi); }
double radiansOf(double x) { return x * (kPi / 180.0); }
double log1pOf(double x) { return x == 0 ? x : ::log1p(x); }

double ulpOf(double x) {
  if (x != x)
    return x;
  x = std::fabs(x);
  if (std::isinf(x))
    return x;
  double next = std::nextafter(x, HUGE_VAL);
  return std::isinf(next) ? x - std::nextafter(x, -HUGE_VAL) : next - x;
}

bool twoDoubles(Value *args, double *x, double *y) { return requireDouble(args[0], x) && requireDouble(args[1], y); }

Value atan2Of(Value, Value *args, size_t, Tuple *) {
  double y, x;
  return twoDoubles(args, &y, &x) ? floatValue(std::atan2(y, x)) : kError;
}
Value copysignOf(Value, Value *args, size_t, Tuple *) {
  double x, y;
  return twoDoubles(args, &x, &y) ? floatValue(std::copysign(x, y)) : kError;
}
Value nextafterOf(Value, Value *args, size_t, Tuple *) {
  double x, y;
  return twoDoubles(args, &x, &y) ? floatValue(std::nextafter(x, y)) : kError;
}
Value fmodOf(Value, Value *args, size_t, Tuple *) {
  double x, y;
  if (!twoDoubles(args, &x, &y))
    return kError;
  double r = std::fmod(x, y);
  return r != r && x == x && y == y ? domainError() : floatValue(r);
}
Value remainderOf(Value, Value *args, size_t, Tuple *) {
  double x, y;
  if (!twoDoubles(args, &x, &y))
    return kError;
  double r = std::remainder(x, y);
  return r != r && x == x && y == y ? domainError() : floatValue(r);
}
Value powOf(Value, Value *args, size_t, Tuple *) {
  double x, y;
  if (!twoDoubles(args, &x, &y))
    return kError;
  double r = std::pow(x, y);
  if (std::isfinite(x) && std::isfinite(y)) {
    if (r != r || (std::isinf(r) && x == 0))
      return domainError();
    if (std::isinf(r))
      return rangeError();
  }
  return floatValue(r);
}

Value frexpOf(Value, Value *args, size_t, Tuple *) {
  double x;
  if (!requireDouble(args[0], &x))
    return kError;
  int exponent = 0;
  if (std::isfinite(x))
    x = std::frexp(x, &exponent);
  return valueOf(makeTuple({floatValue(x), smallInt(exponent)}));
}

Value modfOf(Value, Value *args, size_t, Tuple *) {
  double x, whole;
  if (!requireDouble(args[0], &x))
    return kError;
  double fraction = std::modf(x, &whole);
  return valueOf(makeTuple({floatValue(fraction), floatValue(whole)}));
}

Value ldexpOf(Value, Value *args, size_t, Tuple *) {
  double x;
  if (!requireDouble(args[0], &x))
    return kError;
  if (!isInt(args[1]))
    return raise(types::TypeError, "Expected an int as second argument to ldexp.");
  int64_t exponent;
  if (!toInt64(args[1], &exponent))
    exponent = intSign(args[1]) < 0 ? INT64_MIN : INT64_MAX;
  if (x == 0 || !std::isfinite(x))
    return floatValue(x);
  if (exponent > 100000)
    return rangeError();
  double r = std::ldexp(x, exponent < -100000 ? -100000 : int(exponent));
  return std::isinf(r) ? rangeError() : floatValue(r);
}

Value isfiniteOf(Value, Value *args, size_t, Tuple *) {
  double x;
  return requireDouble(args[0], &x) ? boolValue(std::isfinite(x)) : kError;
}
Value isinfOf(Value, Value *args, size_t, Tuple *) {
  double x;
  return requireDouble(args[0], &x) ? boolValue(std::isinf(x)) : kError;
}
Value isnanOf(Value, Value *args, size_t, Tuple *) {
  double x;
  return requireDouble(args[0], &x) ? boolValue(x != x) : kError;
}

Value iscloseOf(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"a", "b", "rel_tol", "abs_tol", nullptr};
  Value bound[4];
  double a, b, relative = 1e-9, absolute = 0;
  if (!bindNative("isclose", names, 0, 2, 2, args, nargs, keywordNames, bound) || !requireDouble(bound[0], &a) ||
      !requireDouble(bound[1], &b) || (bound[2] != kUnset && !requireDouble(bound[2], &relative)) ||
      (bound[3] != kUnset && !requireDouble(bound[3], &absolute)))
    return kError;
  if (relative < 0 || absolute < 0)
    return raise(types::ValueError, "tolerances must be non-negative");
  if (a == b)
    return kTrue;
  if (std::isinf(a) || std::isinf(b))
    return kFalse;
  double difference = std::fabs(b - a);
  return boolValue(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                   difference <= absolute);
}

// --- Logarithms: ints of any size have them --------------------------------------------------------------------

template <Unary function> Value logOf(Value v) {
  if (isInt(v)) {
    if (intSign(v) <= 0)
      return domainError();
    uint64_t bits = intBitLength(v);
    double x;
    if (bits <= 1023) {
      if (!intToDouble(v, &x))
        return kError;
      return floatValue(function(x));
    }
    if (intToDouble(v, &x))
      return floatValue(function(x));
    clearPending();
    // v = m * 2 ** bits with m in [0.5, 1), rounded as a whole.
    if (!intToDouble(intShiftRight(v, bits - 512), &x))
      return kError;
    IntParts a(v);
    int exponent;
    double m = std::frexp(x, &exponent);
    int64_t e = exponent + int64_t(bits) - 512;
    return floatValue(function(m) + function(2.0) * double(e));
  }
  double x;
  if (!requireDouble(v, &x))
    return kError;
  if (x <= 0)
    return domainError();
  return floatValue(function(x));
}

Value logFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "log() takes no keyword arguments");
  if (nargs < 1 || nargs > 2)
    return raise(types::TypeError, "math.log requires 1 to 2 arguments");
  Value x = logOf<::log>(args[0]);
  if (!x || nargs == 1)
    return x;
  Value base = logOf<::log>(args[1]);
  if (!base)
    return kError;
  if (floatOf(base) == 0)
    return raise(types::ZeroDivisionError, "float division by zero");
  return floatValue(floatOf(x) / floatOf(base));
}
Value log2Fn(Value, Value *args, size_t, Tuple *) { return logOf<::log2>(args[0]); }
Value log10Fn(Value, Value *args, size_t, Tuple *) { return logOf<::log10>(args[0]); }

// --- Rounding to ints --------------------------------------------------------------------------------------------

template <Unary function> Value roundWith(Value v, Str *method) {
  if (isFloat(v))
    return intFromDouble(function(floatOf(v)));
  if (isSmallInt(v) || isExact<BigInt>(v))
    return v;
  Value special = lookupSpecial(v, method);
  if (!special)
    return kError;
  if (special != kUnset)
    return call(special, {});
  double x;
  return requireDouble(v, &x) ? intFromDouble(function(x)) : kError;
}
Value floorFn(Value, Value *args, size_t, Tuple *) { return roundWith<::floor>(args[0], names::__floor__); }
Value ceilFn(Value, Value *args, size_t, Tuple *) { return roundWith<::ceil>(args[0], names::__ceil__); }
Value truncFn(Value, Value *args, size_t, Tuple *) {
  if (isFloat(args[0]))
    return intFromDouble(floatOf(args[0]));
  Value special = lookupSpecial(args[0], names::__trunc__);
  if (!special)
    return kError;
  if (special == kUnset)
    return raise(types::TypeError, "type %.100T doesn't define __trunc__ method", args[0]);
  return call(special, {});
}

// --- Sums, products, norms ---------------------------------------------------------------------------------------

/// Shewchuk's exact summation: partials that do not overlap, in a heap array once there are many.
Value fsumFn(Value, Value *args, size_t, Tuple *) {
  double onStack[64], *partials = onStack;
  size_t n = 0, capacity = 64;
  double specialSum = 0, infinitySum = 0;
  Iterate it(args[0]);
  Value item;
  while (it.next(&item)) {
    double x;
    if (!requireDouble(item, &x))
      return kError;
    double original = x;
    size_t i = 0;
    for (size_t j = 0; j < n; ++j) {
      double y = partials[j];
      if (std::fabs(x) < std::fabs(y)) {
        double t = x;
        x = y, y = t;
      }
      double high = x + y, rounded = high - x, low = y - rounded;
      if (low != 0)
        partials[i++] = low;
      x = high;
    }
    n = i;
    if (x == 0)
      continue;
    if (!std::isfinite(x)) {
      if (std::isfinite(original))
        return raise(types::OverflowError, "intermediate overflow in fsum");
      if (std::isinf(original))
        infinitySum += original;
      specialSum += original;
      n = 0;
      continue;
    }
    if (n == capacity) {
      double *more = reinterpret_cast<double *>(allocateRaw(2 * capacity * sizeof(double))->data());
      for (size_t k = 0; k < n; ++k)
        more[k] = partials[k];
      partials = more, capacity *= 2;
    }
    partials[n++] = x;
  }
  if (it.failed())
    return kError;
  if (specialSum != 0) {
    if (infinitySum != infinitySum)
      return raise(types::ValueError, "-inf + inf in fsum");
    return floatValue(specialSum);
  }
  double high = 0;
  if (n) {
    high = partials[--n];
    double low = 0;
    while (n) {
      double x = high, y = partials[--n];
      high = x + y;
      double rounded = high - x;
      low = y - rounded;
      if (low != 0)
        break;
    }
    // Half-even needs the sign of what is left.
    if (n && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
      double y = low * 2, x = high + y, rounded = x - high;
      if (y == rounded)
        high = x;
    }
  }
  return floatValue(high);
}

Value prodFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"", "start", nullptr};
  Value bound[2];
  if (!bindNative("prod", names, 1, 1, 1, args, nargs, keywordNames, bound))
    return kError;
  Value result = bound[1] == kUnset ? smallInt(1) : bound[1];
  Iterate it(bound[0]);
  Value item;
  while (it.next(&item)) {
    result = Multiply(result, item);
    if (!result)
      return kError;
  }
  return it.failed() ? kError : result;
}

/// A sum that carries its rounding errors along in three accumulators.
struct CarefulSum {
  static constexpr double kSplit = 134217729.0; // 2**27 + 1: splits a double into two halves (Veltkamp)
  double sum = 1.0, error1 = 0.0, error2 = 0.0, error3 = 0.0;

  static void split(double x, double *high, double *low) {
    double t = x * kSplit;
    *high = t - (t - x);
    *low = x - *high;
  }
  void add(double x, double *error) {
    double old = sum;
    sum += x;
    *error += (old - sum) + x;
  }
  double value() const { return sum - 1.0 + (error1 + error2 + error3); }
};

/// sqrt of the sum of squares; values are not negative, max is the largest.
double norm(double *values, size_t n, double max, bool foundNaN) {
  if (std::isinf(max))
    return max;
  if (foundNaN)
    return std::nan("");
  if (max == 0.0 || n <= 1)
    return max;
  int exponent;
  std::frexp(max, &exponent);
  CarefulSum s;
  if (exponent < -1023) {
    for (size_t i = 0; i < n; ++i) {
      double x = values[i] / max;
      s.add(x * x, &s.error1);
    }
    return max * std::sqrt(s.sum - 1.0 + s.error1);
  }
  double scale = std::ldexp(1.0, -exponent), high, low;
  for (size_t i = 0; i < n; ++i) {
    CarefulSum::split(values[i] * scale, &high, &low);
    s.add(high * high, &s.error1);
    s.add(2.0 * high * low, &s.error2);
    s.error3 += low * low;
  }
  // One step of Newton's method with the square of the root subtracted exactly.
  double root = std::sqrt(s.value());
  CarefulSum::split(root, &high, &low);
  s.add(-high * high, &s.error1);
  s.add(-2.0 * high * low, &s.error2);
  s.add(-low * low, &s.error3);
  return (root + s.value() / (2.0 * root)) / scale;
}

struct Doubles {
  double onStack[16], *values = onStack;
  double max = 0;
  bool foundNaN = false;
  explicit Doubles(size_t n) {
    if (n > 16)
      values = reinterpret_cast<double *>(allocateRaw(n * sizeof(double))->data());
  }
  void set(size_t i, double x) {
    x = std::fabs(x);
    values[i] = x;
    foundNaN |= x != x;
    if (x > max)
      max = x;
  }
};

Value hypotFn(Value, Value *args, size_t nargs, Tuple *) {
  Doubles d(nargs);
  for (size_t i = 0; i < nargs; ++i) {
    double x;
    if (!requireDouble(args[i], &x))
      return kError;
    d.set(i, x);
  }
  return floatValue(norm(d.values, nargs, d.max, d.foundNaN));
}

Value distFn(Value, Value *args, size_t, Tuple *) {
  Tuple *p = isKind<Tuple>(args[0]) ? as<Tuple>(args[0]) : tupleFrom(args[0]);
  if (!p)
    return kError;
  Tuple *q = isKind<Tuple>(args[1]) ? as<Tuple>(args[1]) : tupleFrom(args[1]);
  if (!q)
    return kError;
  if (p->length != q->length)
    return raise(types::ValueError, "both points must have the same number of dimensions");
  size_t n = size_t(p->length);
  Doubles d(n);
  for (size_t i = 0; i < n; ++i) {
    double x, y;
    if (!requireDouble(p->items()[i], &x) || !requireDouble(q->items()[i], &y))
      return kError;
    d.set(i, x - y);
  }
  return floatValue(norm(d.values, n, d.max, d.foundNaN));
}

constexpr NativeMethod functions[] = {
    {"acos", unary<::acos, false>, Arity::One},
    {"acosh", unary<::acosh, false>, Arity::One},
    {"asin", unary<::asin, false>, Arity::One},
    {"asinh", unary<::asinh, false>, Arity::One},
    {"atan", unary<::atan, false>, Arity::One},
    {"atan2", atan2Of, Arity::Range, 2, 2},
    {"atanh", unary<::atanh, false>, Arity::One},
    {"cbrt", unary<::cbrt, false>, Arity::One},
    {"ceil", ceilFn, Arity::One},
    {"comb", comb, Arity::Range, 2, 2},
    {"copysign", copysignOf, Arity::Range, 2, 2},
    {"cos", unary<::cos, false>, Arity::One},
    {"cosh", unary<::cosh, true>, Arity::One},
    {"degrees", total<degreesOf>, Arity::One},
    {"dist", distFn, Arity::Range, 2, 2},
    {"erf", total<::erf>, Arity::One},
    {"erfc", total<::erfc>, Arity::One},
    {"exp", unary<::exp, true>, Arity::One},
    {"exp2", unary<exp2Of, true>, Arity::One},
    {"expm1", unary<::expm1, true>, Arity::One},
    {"fabs", unary<::fabs, false>, Arity::One},
    {"factorial", factorial, Arity::One},
    {"floor", floorFn, Arity::One},
    {"fmod", fmodOf, Arity::Range, 2, 2},
    {"frexp", frexpOf, Arity::One},
    {"fsum", fsumFn, Arity::One},
    {"gamma", withFailure<gamma>, Arity::One},
    {"gcd", gcd, Arity::Range, 0, -1},
    {"hypot", hypotFn, Arity::Range, 0, -1},
    {"isclose", iscloseOf, Arity::Keywords},
    {"isfinite", isfiniteOf, Arity::One},
    {"isinf", isinfOf, Arity::One},
    {"isnan", isnanOf, Arity::One},
    {"isqrt", isqrt, Arity::One},
    {"lcm", lcm, Arity::Range, 0, -1},
    {"ldexp", ldexpOf, Arity::Range, 2, 2},
    {"lgamma", withFailure<logGamma>, Arity::One},
    {"log", logFn, Arity::Keywords},
    {"log10", log10Fn, Arity::One},
    {"log1p", unary<log1pOf, false>, Arity::One},
    {"log2", log2Fn, Arity::One},
    {"modf", modfOf, Arity::One},
    {"nextafter", nextafterOf, Arity::Range, 2, 2},
    {"perm", perm, Arity::Range, 1, 2},
    {"pow", powOf, Arity::Range, 2, 2},
    {"prod", prodFn, Arity::Keywords},
    {"radians", total<radiansOf>, Arity::One},
    {"remainder", remainderOf, Arity::Range, 2, 2},
    {"sin", unary<::sin, false>, Arity::One},
    {"sinh", unary<::sinh, true>, Arity::One},
    {"sqrt", unary<::sqrt, false>, Arity::One},
    {"tan", unary<::tan, false>, Arity::One},
    {"tanh", unary<::tanh, false>, Arity::One},
    {"trunc", truncFn, Arity::One},
    {"ulp", total<ulpOf>, Arity::One},
    {nullptr, nullptr},
};

Status initialise(Dict *ns) {
  setStr(ns, intern("pi"), floatValue(kPi));
  setStr(ns, intern("e"), floatValue(2.718281828459045235360287471352662497757));
  setStr(ns, intern("tau"), floatValue(6.283185307179586476925286766559005768394));
  setStr(ns, intern("inf"), floatValue(HUGE_VAL));
  setStr(ns, intern("nan"), floatValue(std::nan("")));
  return kOk;
}

} // namespace

constinit const NativeModule modules::math = {"math", functions, initialise};

} // namespace pyaot::rt
