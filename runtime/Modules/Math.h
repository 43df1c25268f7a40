//===- Math.h - what the files of module math share ----------------------------------===//
#ifndef PYAOT_RUNTIME_MODULES_MATH_H
#define PYAOT_RUNTIME_MODULES_MATH_H

#include "Modules/NativeModule.h"

namespace pyaot::rt {

namespace mathmodule {

enum class Failure { None, Domain, Range };

/// gamma() and lgamma() as CPython computes them; *failure says which exception is due.
double gamma(double x, Failure *failure);
double logGamma(double x, Failure *failure);

// Functions on ints (MathInt.cpp).
using Native = Value(Value self, Value *args, size_t nargs, Tuple *keywordNames);
Native gcd, lcm, isqrt, factorial, comb, perm;
} // namespace mathmodule
} // namespace pyaot::rt

#endif
