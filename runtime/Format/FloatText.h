//===- FloatText.h - the digits of a float for every presentation type (private to Format) ---===//
#ifndef PYAOT_RUNTIME_FORMAT_FLOATTEXT_H
#define PYAOT_RUNTIME_FORMAT_FLOATTEXT_H

#include <cstdint>
#include <string_view>

namespace pyaot::rt {

/// A finite double >= 0, as text in four parts, so that grouping and padding can go between them and a precision of
/// millions costs no buffer: whole, fraction (with its point), `zeros` times '0', suffix (exponent).
class FloatText {
public:
  enum Flags { None = 0, AddDot0 = 1, Alternate = 2 };
  /// type: 'e' 'f' 'g', or 'r' for repr's shortest digits (precision unused). Lower case only.
  FloatText(double magnitude, char type, int64_t precision, unsigned flags);
  std::string_view whole, fraction, suffix;
  int64_t zeros = 0;
  bool isZero() const; ///< All digits are 0.

private:
  void layOut(const char *digits, int count, int point, bool useExponent, int significant, unsigned flags);
  char text[1536];
  char exponent[8];
};

} // namespace pyaot::rt

#endif
