//===- MathGamma.cpp - math.gamma and math.lgamma ---------------------------------------===//
//
// Lanczos' approximation with g = 6.0246800407767296, thirteen terms, evaluated in CPython's order so that results agree
// to the last digit (the C library's tgamma differs by a few units there).
//
//===----------------------------------------------------------------------===//

#include "Modules/Math.h"

#include <cmath>

#pragma STDC FP_CONTRACT OFF

namespace pyaot::rt::mathmodule {

namespace {

constexpr double kPi = 3.141592653589793238462643383279502884197;
constexpr double kLogPi = 1.144729885849400174143427351353058711647;
constexpr double kG = 6.024680040776729583740234375, kGMinusHalf = 5.524680040776729583740234375;

constexpr double kNumerator[] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
constexpr double kDenominator[] = {0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
                                   2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};
constexpr int kTerms = 13;

double lanczosSum(double x) {
  double numerator = 0.0, denominator = 0.0;
  if (x < 5.0) {
    for (int i = kTerms; --i >= 0;) {
      numerator = numerator * x + kNumerator[i];
      denominator = denominator * x + kDenominator[i];
    }
  } else {
    for (int i = 0; i < kTerms; ++i) {
      numerator = numerator / x + kNumerator[i];
      denominator = denominator / x + kDenominator[i];
    }
  }
  return numerator / denominator;
}

/// sin(pi x), exact at whole and half numbers.
double sinPi(double x) {
  double y = std::fmod(std::fabs(x), 2.0), r = 0;
  switch (int(std::round(2.0 * y))) {
  case 0: r = std::sin(kPi * y); break;
  case 1: r = std::cos(kPi * (y - 0.5)); break;
  case 2: r = std::sin(kPi * (1.0 - y)); break;
  case 3: r = -std::cos(kPi * (y - 1.5)); break;
  case 4: r = std::sin(kPi * (y - 2.0)); break;
  }
  return std::copysign(1.0, x) * r;
}

} // namespace

double gamma(double x, Failure *failure) {
  if (!std::isfinite(x)) {
    if (x != x || x > 0)
      return x;
    *failure = Failure::Domain;
    return 0;
  }
  if (x == 0) {
    *failure = Failure::Domain;
    return 0;
  }
  if (x == std::floor(x)) {
    if (x < 0) {
      *failure = Failure::Domain;
      return 0;
    }
    if (x <= 23.0) {
      double product = 1.0; // exact up to 22!
      for (int i = 2; i < int(x); ++i)
        product *= i;
      return product;
    }
  }
  double size = std::fabs(x), r;
  if (size < 1e-20) {
    r = 1.0 / x;
  } else if (size > 200.0) {
    if (x < 0)
      return 0.0 / sinPi(x);
    r = HUGE_VAL;
  } else {
    double y = size + kGMinusHalf, z;
    if (size > kGMinusHalf) {
      double q = y - size;
      z = q - kGMinusHalf;
    } else {
      double q = y - kGMinusHalf;
      z = q - size;
    }
    z = z * kG / y;
    if (x < 0) {
      r = -kPi / sinPi(size) / size * std::exp(y) / lanczosSum(size);
      r -= z * r;
      if (size < 140.0) {
        r /= std::pow(y, size - 0.5);
      } else {
        double half = std::pow(y, size / 2.0 - 0.25);
        r /= half;
        r /= half;
      }
    } else {
      r = lanczosSum(size) / std::exp(y);
      r += z * r;
      if (size < 140.0) {
        r *= std::pow(y, size - 0.5);
      } else {
        double half = std::pow(y, size / 2.0 - 0.25);
        r *= half;
        r *= half;
      }
    }
  }
  if (std::isinf(r))
    *failure = Failure::Range;
  return r;
}

double logGamma(double x, Failure *failure) {
  if (!std::isfinite(x))
    return x != x ? x : HUGE_VAL;
  if (x == std::floor(x) && x <= 2.0) {
    if (x <= 0.0)
      *failure = Failure::Domain;
    return 0.0;
  }
  double size = std::fabs(x);
  if (size < 1e-20)
    return -std::log(size);
  double r = std::log(lanczosSum(size)) - kG;
  r += (size - 0.5) * (std::log(size + kG - 0.5) - 1);
  if (x < 0.0)
    r = kLogPi - std::log(std::fabs(sinPi(size))) - std::log(size) - r;
  if (std::isinf(r))
    *failure = Failure::Range;
  return r;
}

} // namespace pyaot::rt::mathmodule
