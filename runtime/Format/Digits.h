//===- Digits.h - the decimal digits of doubles ---------------------------------------===//
//
// Everything here is exact. `magnitude` is finite and not negative; the number
// written is 0.d1d2d3... * 10^point.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_FORMAT_DIGITS_H
#define PYAOT_RUNTIME_FORMAT_DIGITS_H

#include <cstdint>

namespace pyaot::rt {

/// The fewest digits that read back as the same double, nearest to it among those; at most 17, without trailing zeros.
/// Zero is "0" with point 1. Returns how many.
int shortestDigits(double magnitude, char *out, int *point);

/// magnitude * 10^power rounded to an integer, ties to even; false: it does not fit into 63 bits, or power > 19.
bool roundScaled(double magnitude, unsigned power, uint64_t *out);

/// Digits down to 10^-places, rounded, ties to even; leading zeros are left out (none: the result is zero). `out` has room for
/// 330 + places characters.
int fixedDigits(double magnitude, int places, char *out, int *point);
/// `count` >= 1 digits from the first that is not 0, rounded, ties to even.
void significantDigits(double magnitude, int count, char *out, int *point);

} // namespace pyaot::rt

#endif
