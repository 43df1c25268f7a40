//===- Int.h - ints of any size --------------------------------------------------===//
#ifndef PYAOT_RUNTIME_NUMBERS_INT_H
#define PYAOT_RUNTIME_NUMBERS_INT_H

#include "Classes/Type.h"
#include "Strings/Str.h"

namespace pyaot::rt {

/// An int object of this value, small if it fits.
Value makeBigInt(int64_t i);
inline Value intValue(int64_t i) { return fitsSmallInt(i) ? smallInt(i) : makeBigInt(i); }
Value intFromUnsigned(uint64_t i);
/// Truncates towards zero; OverflowError / ValueError for infinities and NaN.
Value intFromDouble(double d);
/// From magnitude limbs (little endian, any number of zeros on top).
Value intFromLimbs(const uint64_t *limbs, size_t count, bool negative);
/// Any int (bool and subclasses too) that fits int64_t; false, without an exception, if it does not fit. Requires isInt(v).
bool toInt64(Value v, int64_t *out);
/// int64_t of an int or of something with __index__; raises TypeError or OverflowError ("Python int too large to convert to C
/// ssize_t" unless `text`).
bool requireInt64(Value v, int64_t *out, const char *text = nullptr);
bool requireInt32(Value v, int32_t *out);
/// The nearest double (ties to even); false = OverflowError raised.
bool intToDouble(Value v, double *out);
/// Any int as an exact int (subclasses and bools become plain ints).
Value exactInt(Value v);
int intSign(Value v);
/// Text in a base 2..36 (no prefix), lower case.
Str *intToStr(Value v, unsigned base = 10);
/// int(text, base); ValueError text as CPython's. `text` keeps the original for the message.
Value intFromStr(Str *text, unsigned base);
int compareInts(Value a, Value b); ///< Any ints: <0, 0, >0.
int64_t hashInt(Value v);          ///< As CPython: modulo 2**61 - 1.

// Arithmetic on any two ints; no operand checks. Division raises ZeroDivisionError.
Value intAdd(Value a, Value b);
Value intSubtract(Value a, Value b);
Value intMultiply(Value a, Value b);
Value intFloorDivide(Value a, Value b);
Value intRemainder(Value a, Value b);
Value intTrueDivide(Value a, Value b);
Value intPower(Value a, Value b, Value modulus);
Value intLeftShift(Value a, Value b);
Value intRightShift(Value a, Value b);
Value intNegative(Value a);

/// float(v) for floats, ints and objects with __float__ / __index__; false = raised.
bool requireDouble(Value v, double *out);
/// The double of any float object (float subclasses have a box). Requires isFloatObject(v).
struct FloatBox : Object { double value; }; ///< Instances of float subclasses.
inline bool isFloatObject(Value v) { return isFloat(v) || (isObject(v) && objectOf(v)->shape->kind == Kind::Float); }
inline double doubleOf(Value v) { return isFloat(v) ? floatOf(v) : static_cast<FloatBox *>(objectOf(v))->value; }
int64_t hashDouble(double d, Value self);
/// repr(float): shortest digits that round-trip. Writes at most 32 bytes; returns the length.
size_t reprDouble(double d, char *out);
Value floatFromStr(Str *text); ///< float(text); ValueError as CPython's.

} // namespace pyaot::rt

#endif
