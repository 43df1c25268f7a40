//===- Numeric.h - arithmetic shared by the number types, math and builtins -------------===//
#ifndef PYAOT_RUNTIME_NUMBERS_NUMERIC_H
#define PYAOT_RUNTIME_NUMBERS_NUMERIC_H

#include "Numbers/Int.h"
#include "Object/Object.h"

namespace pyaot::rt {

/// base ** exponent for floats: a float, a complex for a negative base and a broken exponent, or an exception.
Value floatPower(double base, double exponent);
/// Python's floored // and % of floats; divisor not 0.
void floatDivMod(double x, double y, double *quotient, double *remainder);
/// round(x) without digits: an int; with digits: a float.
Value roundFloat(double x, Value digits);
Value roundInt(Value v, Value digits);
/// Greatest common divisor, never negative.
Value intGcd(Value a, Value b);
/// float against int, exactly: <0, 0, >0. d is not a NaN.
int compareDoubleInt(double d, Value i);

Value makeComplex(double real, double imag);
Value complexPower(double ar, double ai, double br, double bi);
/// The value of a complex, float or int operand: 1 = done, 0 = another type, -1 = exception.
Status complexOperand(Value v, double *real, double *imag);
Value complexFromStr(Str *text);

/// sys.get_int_max_str_digits(): 0 = no limit.
extern int32_t maxStrDigits;
/// int(text) from ASCII or any str; `original` is what the ValueError shows.
Value intFromText(Str *text, unsigned base, Value original);
/// float(text); the same.
Value floatFromText(Str *text, Value original);
/// The text of a bytes-like object, with what is not ASCII made invalid; null if v is not bytes-like.
Str *textOfBytes(Value v);
/// The double written in `text` (Python's syntax without spaces and underscores, NUL-terminated); false if it is none.
bool doubleFromAscii(const char *text, size_t length, double *out);
/// Digit value 0..9 of a character with the Unicode property Nd, else -1.
int decimalDigitOf(uint32_t c);
/// What str.isspace() says.
bool isUnicodeSpace(uint32_t c);
/// What may stand around a number in `text`: in ASCII text only C's white space, as in CPython.
inline bool isSpaceAround(const Str *text, uint32_t c) {
  return text->isAscii() ? c == ' ' || (c >= 9 && c <= 13) : isUnicodeSpace(c);
}

} // namespace pyaot::rt

#endif
