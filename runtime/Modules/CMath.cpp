//===- CMath.cpp - module cmath -------------------------------------------------------------------===//
//
// Complex functions after Kahan (1987): formulas that neither overflow nor cancel, with the same steps as CPython's so that
// the last bits agree. Infinities and NaNs are left to the C library, which follows Annex G of the C standard as CPython's
// tables do. Python reference: library, "cmath".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Modules/NativeModule.h"
#include "Numbers/Numeric.h"

#include <cfloat>
#include <cmath>

namespace pyaot::rt {

namespace {

struct C {
  double re, im;
};
bool isFinite(C z) { return std::isfinite(z.re) && std::isfinite(z.im); }
_Complex double toC(C z) {
  _Complex double c;
  __real__ c = z.re;
  __imag__ c = z.im;
  return c;
}
C fromC(_Complex double c) { return {__real__ c, __imag__ c}; }

constexpr double kLarge = DBL_MAX / 4, kLn2 = 0.6931471805599453094, kLn10 = 2.302585092994045684, kE = 2.7182818284590452354,
                 kPi = 3.141592653589793238462643383279502884197;
constexpr int kScaleUp = 2 * (DBL_MANT_DIG / 2) + 1, kScaleDown = -(kScaleUp + 1) / 2;
double sqrtLarge() { return std::sqrt(kLarge); }
double logLarge() { return std::log(kLarge); }
double sqrtMin() { return std::sqrt(DBL_MIN); }
double logOfHalves(C z) { return std::log(std::hypot(z.re / 2, z.im / 2)) + kLn2 * 2; }
bool isLarge(C z) { return std::fabs(z.re) > kLarge || std::fabs(z.im) > kLarge; }

enum class Problem { None, Domain, Range };
using Function = C (*)(C z, Problem *problem);

C squareRoot(C z, Problem *) {
  if (!isFinite(z))
    return fromC(__builtin_csqrt(toC(z)));
  if (z.re == 0 && z.im == 0)
    return {0, z.im};
  double ax = std::fabs(z.re), ay = std::fabs(z.im), s;
  if (ax < DBL_MIN && ay < DBL_MIN) {
    ax = std::ldexp(ax, kScaleUp);
    s = std::ldexp(std::sqrt(ax + std::hypot(ax, std::ldexp(ay, kScaleUp))), kScaleDown);
  } else {
    ax /= 8;
    s = 2 * std::sqrt(ax + std::hypot(ax, ay / 8));
  }
  double d = ay / (2 * s);
  return z.re >= 0 ? C{s, std::copysign(d, z.im)} : C{d, std::copysign(s, z.im)};
}

C arcCosine(C z, Problem *p) {
  if (!isFinite(z))
    return fromC(__builtin_cacos(toC(z)));
  if (isLarge(z)) {
    double i = logOfHalves(z);
    return {std::atan2(std::fabs(z.im), z.re), z.re < 0 ? -std::copysign(i, z.im) : std::copysign(i, -z.im)};
  }
  C a = squareRoot({1 - z.re, -z.im}, p), b = squareRoot({1 + z.re, z.im}, p);
  return {2 * std::atan2(a.re, b.re), std::asinh(b.re * a.im - b.im * a.re)};
}

C arcCosineH(C z, Problem *p) {
  if (!isFinite(z))
    return fromC(__builtin_cacosh(toC(z)));
  if (isLarge(z))
    return {logOfHalves(z), std::atan2(z.im, z.re)};
  C a = squareRoot({z.re - 1, z.im}, p), b = squareRoot({z.re + 1, z.im}, p);
  return {std::asinh(a.re * b.re + a.im * b.im), 2 * std::atan2(a.im, b.re)};
}

C arcSineH(C z, Problem *p) {
  if (!isFinite(z))
    return fromC(__builtin_casinh(toC(z)));
  if (isLarge(z)) {
    double r = logOfHalves(z);
    return {z.im >= 0 ? std::copysign(r, z.re) : -std::copysign(r, -z.re), std::atan2(z.im, std::fabs(z.re))};
  }
  C a = squareRoot({1 + z.im, -z.re}, p), b = squareRoot({1 - z.im, z.re}, p);
  return {std::asinh(a.re * b.im - b.re * a.im), std::atan2(z.im, a.re * b.re - a.im * b.im)};
}
C arcSine(C z, Problem *p) {
  C s = arcSineH({-z.im, z.re}, p);
  return {s.im, -s.re};
}

C arcTangentH(C z, Problem *p) {
  if (!isFinite(z))
    return fromC(__builtin_catanh(toC(z)));
  if (z.re < 0 || (z.re == 0 && std::signbit(z.re))) {
    C r = arcTangentH({-z.re, -z.im}, p);
    return {-r.re, -r.im};
  }
  double ay = std::fabs(z.im);
  if (z.re > sqrtLarge() || ay > sqrtLarge()) {
    double h = std::hypot(z.re / 2, z.im / 2);
    return {z.re / 4 / h / h, -std::copysign(kPi / 2, -z.im)};
  }
  if (z.re == 1 && ay < sqrtMin()) {
    if (ay == 0) {
      *p = Problem::Domain;
      return {HUGE_VAL, z.im};
    }
    return {-std::log(std::sqrt(ay) / std::sqrt(std::hypot(ay, 2))), std::copysign(std::atan2(2.0, -ay) / 2, z.im)};
  }
  double w = 1 - z.re;
  return {std::log1p(4 * z.re / (w * w + ay * ay)) / 4, -std::atan2(-2 * z.im, w * (1 + z.re) - ay * ay) / 2};
}
C arcTangent(C z, Problem *p) {
  C s = arcTangentH({-z.im, z.re}, p);
  return {s.im, -s.re};
}

void checkRange(C z, Problem *p) {
  if (std::isinf(z.re) || std::isinf(z.im))
    *p = Problem::Range;
}

/// cosh, sinh, exp of what is not finite: an infinity times an angle that is none is an error.
void checkAngle(C z, bool isBad, Problem *p) {
  if (std::isinf(z.im) && isBad)
    *p = Problem::Domain;
}

C cosineH(C z, Problem *p) {
  if (!isFinite(z)) {
    checkAngle(z, !std::isnan(z.re), p);
    return fromC(__builtin_ccosh(toC(z)));
  }
  C r;
  if (std::fabs(z.re) > logLarge()) {
    double x = z.re - std::copysign(1.0, z.re);
    r = {std::cos(z.im) * std::cosh(x) * kE, std::sin(z.im) * std::sinh(x) * kE};
  } else {
    r = {std::cos(z.im) * std::cosh(z.re), std::sin(z.im) * std::sinh(z.re)};
  }
  checkRange(r, p);
  return r;
}
C cosine(C z, Problem *p) { return cosineH({-z.im, z.re}, p); }

C sineH(C z, Problem *p) {
  if (!isFinite(z)) {
    checkAngle(z, !std::isnan(z.re), p);
    return fromC(__builtin_csinh(toC(z)));
  }
  C r;
  if (std::fabs(z.re) > logLarge()) {
    double x = z.re - std::copysign(1.0, z.re);
    r = {std::cos(z.im) * std::sinh(x) * kE, std::sin(z.im) * std::cosh(x) * kE};
  } else {
    r = {std::cos(z.im) * std::sinh(z.re), std::sin(z.im) * std::cosh(z.re)};
  }
  checkRange(r, p);
  return r;
}
C sine(C z, Problem *p) {
  C s = sineH({-z.im, z.re}, p);
  return {s.im, -s.re};
}

C exponential(C z, Problem *p) {
  if (!isFinite(z)) {
    checkAngle(z, std::isfinite(z.re) || (std::isinf(z.re) && z.re > 0), p);
    return fromC(__builtin_cexp(toC(z)));
  }
  C r;
  if (z.re > logLarge()) {
    double l = std::exp(z.re - 1);
    r = {l * std::cos(z.im) * kE, l * std::sin(z.im) * kE};
  } else {
    double l = std::exp(z.re);
    r = {l * std::cos(z.im), l * std::sin(z.im)};
  }
  checkRange(r, p);
  return r;
}

C logarithm(C z, Problem *p) {
  if (!isFinite(z))
    return fromC(__builtin_clog(toC(z)));
  double ax = std::fabs(z.re), ay = std::fabs(z.im), re;
  if (ax > kLarge || ay > kLarge) {
    re = std::log(std::hypot(ax / 2, ay / 2)) + kLn2;
  } else if (ax < DBL_MIN && ay < DBL_MIN) {
    if (ax > 0 || ay > 0) {
      re = std::log(std::hypot(std::ldexp(ax, DBL_MANT_DIG), std::ldexp(ay, DBL_MANT_DIG))) - DBL_MANT_DIG * kLn2;
    } else {
      *p = Problem::Domain;
      re = -HUGE_VAL;
    }
  } else {
    double h = std::hypot(ax, ay);
    if (0.71 <= h && h <= 1.73) {
      double more = ax > ay ? ax : ay, less = ax > ay ? ay : ax;
      re = std::log1p((more - 1) * (more + 1) + less * less) / 2;
    } else {
      re = std::log(h);
    }
  }
  return {re, std::atan2(z.im, z.re)};
}
C logarithm10(C z, Problem *p) {
  C r = logarithm(z, p);
  return {r.re / kLn10, r.im / kLn10};
}

C tangentH(C z, Problem *p) {
  if (!isFinite(z)) {
    checkAngle(z, std::isfinite(z.re), p);
    return fromC(__builtin_ctanh(toC(z)));
  }
  if (std::fabs(z.re) > logLarge())
    return {std::copysign(1.0, z.re), 4 * std::sin(z.im) * std::cos(z.im) * std::exp(-2 * std::fabs(z.re))};
  double tx = std::tanh(z.re), ty = std::tan(z.im), cx = 1 / std::cosh(z.re), txty = tx * ty, d = 1 + txty * txty;
  return {tx * (1 + ty * ty) / d, ((ty / d) * cx) * cx};
}
C tangent(C z, Problem *p) {
  C s = tangentH({-z.im, z.re}, p);
  return {s.im, -s.re};
}

// --- As functions of Python ------------------------------------------------------------------------------------------------

bool complexOf(Value v, C *z) {
  Status s = complexOperand(v, &z->re, &z->im);
  if (s > 0)
    return true;
  if (s < 0)
    return false;
  Value special = lookupSpecial(v, names::dunder_complex);
  if (special && special != kUnset) {
    Value made = call(special, nullptr, 0);
    if (!made)
      return false;
    if (!isKind<Complex>(made)) {
      raise(types::TypeError, "__complex__ returned non-complex (type %.200T)", made);
      return false;
    }
    *z = {as<Complex>(made)->real, as<Complex>(made)->imag};
    return true;
  }
  z->im = 0;
  return special && requireDouble(v, &z->re);
}

bool report(Problem p) {
  if (p == Problem::None)
    return true;
  if (p == Problem::Domain)
    raise(types::ValueError, "math domain error");
  else
    raise(types::OverflowError, "math range error");
  return false;
}

template <Function function> Value unary(Value, Value *args, size_t, Tuple *) {
  C z;
  if (!complexOf(args[0], &z))
    return kError;
  Problem p = Problem::None;
  C r = function(z, &p);
  return report(p) ? makeComplex(r.re, r.im) : kError;
}

Value log(Value, Value *args, size_t nargs, Tuple *) {
  C z, base;
  if (!complexOf(args[0], &z))
    return kError;
  Problem p = Problem::None;
  C r = logarithm(z, &p);
  if (nargs == 1)
    return report(p) ? makeComplex(r.re, r.im) : kError;
  if (!complexOf(args[1], &base))
    return kError;
  C b = logarithm(base, &p);
  if (!report(p))
    return kError;
  if (b.re == 0 && b.im == 0)
    return report(Problem::Domain) ? kNone : kError;
  return TrueDivide(makeComplex(r.re, r.im), makeComplex(b.re, b.im));
}

Value phase(Value, Value *args, size_t, Tuple *) {
  C z;
  return complexOf(args[0], &z) ? floatValue(std::atan2(z.im, z.re)) : kError;
}
double absolute(C z) {
  if (std::isinf(z.re) || std::isinf(z.im))
    return HUGE_VAL;
  return std::hypot(z.re, z.im);
}
Value polar(Value, Value *args, size_t, Tuple *) {
  C z;
  if (!complexOf(args[0], &z))
    return kError;
  double r = absolute(z);
  if (std::isinf(r) && isFinite(z))
    return report(Problem::Range) ? kNone : kError;
  return valueOf(makeTuple({floatValue(r), floatValue(std::atan2(z.im, z.re))}));
}
Value rect(Value, Value *args, size_t, Tuple *) {
  double r, phi;
  if (!requireDouble(args[0], &r) || !requireDouble(args[1], &phi))
    return kError;
  if (!std::isfinite(r) || !std::isfinite(phi)) {
    if (std::isinf(phi) && !std::isnan(r) && r != 0)
      return report(Problem::Domain) ? kNone : kError;
    if (std::isinf(r) && std::isfinite(phi) && phi != 0) {
      double re = std::copysign(HUGE_VAL, std::cos(phi)), im = std::copysign(HUGE_VAL, std::sin(phi));
      return r > 0 ? makeComplex(re, im) : makeComplex(-re, -im);
    }
    if (phi == 0)
      return makeComplex(r, r * phi == r * phi ? r * phi : std::isinf(r) ? std::copysign(0.0, std::signbit(r) ? -phi : phi) : phi);
    if (r == 0)
      return makeComplex(0, 0);
    return makeComplex(std::isinf(r) ? HUGE_VAL : std::nan(""), std::nan(""));
  }
  if (phi == 0)
    return makeComplex(r, r * phi);
  return makeComplex(r * std::cos(phi), r * std::sin(phi));
}

template <bool (*test)(C)> Value question(Value, Value *args, size_t, Tuple *) {
  C z;
  return complexOf(args[0], &z) ? boolValue(test(z)) : kError;
}
bool isNaN(C z) { return std::isnan(z.re) || std::isnan(z.im); }
bool isInfinite(C z) { return std::isinf(z.re) || std::isinf(z.im); }

Value isClose(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"a", "b", "rel_tol", "abs_tol", nullptr};
  Value bound[4];
  C a, b;
  double relative = 1e-9, absoluteTolerance = 0;
  if (!bindNative("isclose", parameters, 0, 2, 2, args, nargs, keywordNames, bound) || !complexOf(bound[0], &a) ||
      !complexOf(bound[1], &b) || (bound[2] != kUnset && !requireDouble(bound[2], &relative)) ||
      (bound[3] != kUnset && !requireDouble(bound[3], &absoluteTolerance)))
    return kError;
  if (relative < 0 || absoluteTolerance < 0)
    return raise(types::ValueError, "tolerances must be non-negative");
  if (a.re == b.re && a.im == b.im)
    return kTrue;
  if (isInfinite(a) || isInfinite(b))
    return kFalse;
  double difference = absolute({a.re - b.re, a.im - b.im});
  return boolValue(difference <= relative * absolute(b) || difference <= relative * absolute(a) || difference <= absoluteTolerance);
}

constexpr NativeMethod functions[] = {
    {"acos", unary<arcCosine>, Arity::One},   {"acosh", unary<arcCosineH>, Arity::One}, {"asin", unary<arcSine>, Arity::One},
    {"asinh", unary<arcSineH>, Arity::One},   {"atan", unary<arcTangent>, Arity::One},  {"atanh", unary<arcTangentH>, Arity::One},
    {"cos", unary<cosine>, Arity::One},       {"cosh", unary<cosineH>, Arity::One},     {"exp", unary<exponential>, Arity::One},
    {"isclose", isClose, Arity::Keywords},    {"isfinite", question<isFinite>, Arity::One},
    {"isinf", question<isInfinite>, Arity::One}, {"isnan", question<isNaN>, Arity::One}, {"log", log, Arity::Range, 1, 2},
    {"log10", unary<logarithm10>, Arity::One}, {"phase", phase, Arity::One},            {"polar", polar, Arity::One},
    {"rect", rect, Arity::Range, 2, 2},       {"sin", unary<sine>, Arity::One},         {"sinh", unary<sineH>, Arity::One},
    {"sqrt", unary<squareRoot>, Arity::One},  {"tan", unary<tangent>, Arity::One},      {"tanh", unary<tangentH>, Arity::One},
    {}};

Status initialise(Dict *ns) {
  setStr(ns, intern("pi"), floatValue(kPi));
  setStr(ns, intern("e"), floatValue(kE));
  setStr(ns, intern("tau"), floatValue(2 * kPi));
  setStr(ns, intern("inf"), floatValue(HUGE_VAL));
  setStr(ns, intern("infj"), makeComplex(0, HUGE_VAL));
  setStr(ns, intern("nan"), floatValue(std::nan("")));
  setStr(ns, intern("nanj"), makeComplex(0, std::nan("")));
  return kOk;
}

} // namespace

constinit const NativeModule modules::cmath_ = {"cmath", functions, initialise};

} // namespace pyaot::rt
