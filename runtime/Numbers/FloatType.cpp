//===- FloatType.cpp - the type float: slots, methods, construction -------------------===//
//
// Reference: "Additional Methods on Float".
//
//===----------------------------------------------------------------------===//

#include "Format/Format.h"
#include "Numbers/IntParts.h"
#include "Numbers/Numeric.h"

#include "Containers/Containers.h"
#include "Exceptions/Raise.h"

#include <bit>
#include <cmath>
#include <cstdlib>

namespace pyaot::rt {

namespace {

/// The double of a float or int operand: 1; 0 = another type; -1 = exception.
Status operand(Value v, double *out) {
  if (isFloatObject(v)) {
    *out = doubleOf(v);
    return 1;
  }
  if (!isInt(v))
    return 0;
  return intToDouble(v, out) ? 1 : kRaised;
}

template <Value (*function)(double, double)> Value binary(Value a, Value b) {
  double x, y;
  Status s = operand(a, &x);
  if (s == 1)
    s = operand(b, &y);
  if (s != 1)
    return s ? kError : kNotImplemented;
  return function(x, y);
}

Value add(double x, double y) { return floatValue(x + y); }
Value subtract(double x, double y) { return floatValue(x - y); }
Value multiply(double x, double y) { return floatValue(x * y); }
Value trueDivide(double x, double y) {
  if (y == 0)
    return raise(types::ZeroDivisionError, "float division by zero");
  return floatValue(x / y);
}
Value floorDivide(double x, double y) {
  if (y == 0)
    return raise(types::ZeroDivisionError, "float floor division by zero");
  double q;
  floatDivMod(x, y, &q, nullptr);
  return floatValue(q);
}
Value remainder(double x, double y) {
  if (y == 0)
    return raise(types::ZeroDivisionError, "float modulo");
  double r;
  floatDivMod(x, y, nullptr, &r);
  return floatValue(r);
}
Value divmodFloats(double x, double y) {
  if (y == 0)
    return raise(types::ZeroDivisionError, "float divmod()");
  double q, r;
  floatDivMod(x, y, &q, &r);
  return valueOf(makeTuple({floatValue(q), floatValue(r)}));
}

Value power(Value base, Value exponent, Value modulus) {
  if (!isNone(modulus))
    return raise(types::TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  return binary<floatPower>(base, exponent);
}

Value answer(int c, CompareOp op) {
  switch (op) {
  case CompareOp::Less: return boolValue(c < 0);
  case CompareOp::LessEqual: return boolValue(c <= 0);
  case CompareOp::Equal: return boolValue(c == 0);
  case CompareOp::NotEqual: return boolValue(c != 0);
  case CompareOp::Greater: return boolValue(c > 0);
  case CompareOp::GreaterEqual: return boolValue(c >= 0);
  }
  __builtin_unreachable();
}

Value compareSlot(Value a, Value b, CompareOp op) {
  if (!isFloatObject(a))
    return kNotImplemented;
  double x = doubleOf(a);
  if (isFloatObject(b)) {
    double y = doubleOf(b);
    if (x != x || y != y)
      return boolValue(op == CompareOp::NotEqual);
    return answer((x > y) - (x < y), op);
  }
  if (!isInt(b))
    return kNotImplemented;
  if (x != x)
    return boolValue(op == CompareOp::NotEqual);
  return answer(compareDoubleInt(x, b), op);
}

Value reprSlot(Value v) {
  char text[40];
  size_t n = reprDouble(doubleOf(v), text);
  return valueOf(makeStr({text, n}));
}

int64_t hashSlot(Value v) { return hashDouble(doubleOf(v), v); }
Value negative(Value v) { return floatValue(-doubleOf(v)); }
Value exact(Value v) { return isFloat(v) ? v : floatValue(doubleOf(v)); }
Value absolute(Value v) { return floatValue(std::fabs(doubleOf(v))); }
Value toInt(Value v) { return intFromDouble(doubleOf(v)); }
Status truthSlot(Value v) { return doubleOf(v) != 0; }

Value fromObject(Value v) {
  if (isFloat(v))
    return v;
  if (isStr(v))
    return floatFromText(as<Str>(v), v);
  Type *type = typeOf(v);
  if (!type->slots.toFloat && !type->slots.index) {
    if (Str *text = textOfBytes(v))
      return floatFromText(text, v);
    return raise(types::TypeError, "float() argument must be a string or a real number, not '%.200T'", v);
  }
  double d;
  return requireDouble(v, &d) ? floatValue(d) : kError;
}

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length && cls == &types::Float)
    return raise(types::TypeError, "float() takes no keyword arguments");
  if (nargs > 1)
    return raise(types::TypeError, "float expected at most 1 argument, got %z", nargs);
  Value result = nargs ? fromObject(args[0]) : floatValue(0.0);
  if (!result || cls == &types::Float)
    return result;
  FloatBox *box = static_cast<FloatBox *>(allocateInstance(cls));
  box->value = floatOf(result);
  return valueOf(box);
}

// --- Methods --------------------------------------------------------------------------------------------------

Value exactMethod(Value self, Value *, size_t, Tuple *) { return exact(self); }
Value isInteger(Value self, Value *, size_t, Tuple *) {
  double d = doubleOf(self);
  return boolValue(std::isfinite(d) && std::floor(d) == d);
}
Value truncMethod(Value self, Value *, size_t, Tuple *) { return intFromDouble(doubleOf(self)); }
Value floorMethod(Value self, Value *, size_t, Tuple *) { return intFromDouble(std::floor(doubleOf(self))); }
Value ceilMethod(Value self, Value *, size_t, Tuple *) { return intFromDouble(std::ceil(doubleOf(self))); }
Value roundMethod(Value self, Value *args, size_t nargs, Tuple *) {
  return roundFloat(doubleOf(self), nargs ? args[0] : kUnset);
}
Value newArguments(Value self, Value *, size_t, Tuple *) { return valueOf(makeTuple({exact(self)})); }
Value sizeOf(Value, Value *, size_t, Tuple *) { return smallInt(24); }

Value ratio(Value self, Value *, size_t, Tuple *) {
  double d = doubleOf(self);
  if (std::isinf(d))
    return raise(types::OverflowError, "cannot convert Infinity to integer ratio");
  if (d != d)
    return raise(types::ValueError, "cannot convert NaN to integer ratio");
  int exponent;
  double m = std::frexp(d, &exponent);
  for (int i = 0; i < 300 && m != std::floor(m); ++i)
    m *= 2.0, --exponent;
  Value numerator = intFromDouble(m), denominator = smallInt(1);
  if (exponent > 0)
    numerator = intShiftLeft(numerator, uint64_t(exponent));
  else
    denominator = intShiftLeft(denominator, uint64_t(-exponent));
  return valueOf(makeTuple({numerator, denominator}));
}

Value hexMethod(Value self, Value *, size_t, Tuple *) {
  double d = doubleOf(self);
  if (!std::isfinite(d))
    return reprSlot(self);
  uint64_t bits = std::bit_cast<uint64_t>(d), mantissa = bits & ((uint64_t(1) << 52) - 1);
  int exponent = int(bits >> 52 & 0x7FF);
  char text[40], *p = text;
  if (std::signbit(d))
    *p++ = '-';
  *p++ = '0', *p++ = 'x', *p++ = exponent ? '1' : '0';
  if (d == 0) {
    for (char c : {'.', '0', 'p', '+', '0'})
      *p++ = c;
    return valueOf(makeStr({text, size_t(p - text)}));
  }
  *p++ = '.';
  for (int shift = 48; shift >= 0; shift -= 4)
    *p++ = "0123456789abcdef"[mantissa >> shift & 15];
  *p++ = 'p';
  exponent = exponent ? exponent - 1023 : -1022;
  *p++ = exponent < 0 ? '-' : '+';
  exponent = std::abs(exponent);
  char digits[5];
  int n = 0;
  do
    digits[n++] = char('0' + exponent % 10), exponent /= 10;
  while (exponent);
  while (n)
    *p++ = digits[--n];
  return valueOf(makeStr({text, size_t(p - text)}));
}

int hexDigit(uint32_t c) {
  if (c - '0' < 10)
    return int(c - '0');
  c |= 0x20;
  return c - 'a' < 6 ? int(c - 'a') + 10 : -1;
}

/// Reads "[sign] ['0x'] digits ['.' digits] ['p' exponent]" or inf / nan; 1 = read, 0 = malformed, -1 = too large.
int parseHex(Str *s, double *out) {
  int64_t at = 0, end = s->length();
  auto peek = [&](int64_t i) { return i < end ? charAt(s, i) : 0; };
  auto isSpace = [](uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); };
  while (at < end && isSpace(charAt(s, at)))
    ++at;
  while (end > at && isSpace(charAt(s, end - 1)))
    --end;
  bool negative = false;
  if (peek(at) == '-' || peek(at) == '+')
    negative = peek(at++) == '-';
  auto matches = [&](const char *word) {
    int64_t i = at;
    for (; *word; ++word, ++i)
      if ((peek(i) | 0x20) != uint32_t(*word))
        return false;
    return i == end;
  };
  if (matches("inf") || matches("infinity")) {
    *out = negative ? -HUGE_VAL : HUGE_VAL;
    return 1;
  }
  if (matches("nan")) {
    *out = std::nan("");
    return 1;
  }
  if (peek(at) == '0' && (peek(at + 1) | 0x20) == 'x')
    at += 2;
  // The first 60 bits of the mantissa, the rest as a sticky bit.
  uint64_t mantissa = 0;
  bool sticky = false, anyDigit = false;
  int64_t exponent = 0;
  bool fraction = false;
  for (;; ++at) {
    uint32_t c = peek(at);
    if (c == '.' && !fraction) {
      fraction = true;
      continue;
    }
    int d = hexDigit(c);
    if (d < 0 || at >= end)
      break;
    anyDigit = true;
    if (mantissa >> 56) {
      sticky |= d != 0;
      exponent += fraction ? 0 : 4;
    } else {
      mantissa = mantissa << 4 | uint64_t(d);
      exponent -= fraction ? 4 : 0;
    }
  }
  if (!anyDigit)
    return 0;
  if ((peek(at) | 0x20) == 'p' && at < end) {
    ++at;
    bool down = false;
    if (peek(at) == '-' || peek(at) == '+')
      down = peek(at++) == '-';
    if (peek(at) - '0' >= 10)
      return 0;
    int64_t e = 0;
    for (; peek(at) - '0' < 10; ++at)
      if (e < (int64_t(1) << 50))
        e = e * 10 + (peek(at) - '0');
    exponent += down ? -e : e;
  }
  if (at != end)
    return 0;
  if (!mantissa) {
    *out = negative ? -0.0 : 0.0;
    return 1;
  }
  // Round to 53 bits (fewer if subnormal) by hand: ldexp() of a rounded value would round twice.
  int bits = 64 - std::countl_zero(mantissa);
  int64_t top = exponent + bits; // value < 2 ** top
  if (top > 1025)
    return -1;
  if (top < -1080) {
    *out = negative ? -0.0 : 0.0;
    return 1;
  }
  int64_t drop = bits - 53, least = -1074 - exponent;
  if (least > drop)
    drop = least;
  if (drop > 0) {
    if (drop > 63) {
      mantissa = 0;
    } else {
      uint64_t half = uint64_t(1) << (drop - 1), low = mantissa & (2 * half - 1);
      mantissa >>= drop;
      if (low > half || (low == half && (sticky || (mantissa & 1))))
        ++mantissa;
    }
    exponent += drop;
  }
  double d = std::ldexp(double(mantissa), int(exponent));
  if (std::isinf(d))
    return -1;
  *out = negative ? -d : d;
  return 1;
}

Value fromHex(Value cls, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "bad argument type for built-in operation");
  double d;
  switch (parseHex(as<Str>(args[0]), &d)) {
  case 0: return raise(types::ValueError, "invalid hexadecimal floating-point string");
  case -1: return raise(types::OverflowError, "hexadecimal value too large to represent as a float");
  }
  Value result = floatValue(d);
  return cls == valueOf(&types::Float) ? result : Call(cls, &result, 1, nullptr);
}

Value getFormat(Value, Value *args, size_t, Tuple *) {
  if (isStr(args[0]) && (equalStr(as<Str>(args[0]), "double") || equalStr(as<Str>(args[0]), "float")))
    return valueOf(makeStr(std::endian::native == std::endian::little ? "IEEE, little-endian" : "IEEE, big-endian"));
  if (!isStr(args[0]))
    return raise(types::TypeError, "__getformat__() argument must be str, not %.50T", args[0]);
  return raise(types::ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
}

Value formatMethod(Value self, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "__format__() argument must be str, not %.50T", args[0]);
  if (!as<Str>(args[0])->length()) {
    Str *s = str(self);
    return s ? valueOf(s) : kError;
  }
  FormatSpec spec;
  if (!parseSpec(as<Str>(args[0]), &spec, typeName(self)))
    return kError;
  StrBuilder out;
  if (formatFloat(out, doubleOf(self), spec) == kRaised)
    return kError;
  return valueOf(out.finish());
}

constexpr NativeMethod methods[] = {
    {"conjugate", exactMethod},
    {"__trunc__", truncMethod},
    {"__floor__", floorMethod},
    {"__ceil__", ceilMethod},
    {"__round__", roundMethod, Arity::Range, 0, 1},
    {"as_integer_ratio", ratio},
    {"fromhex", fromHex, Arity::One, 0, 0, NativeMethod::Class},
    {"hex", hexMethod},
    {"is_integer", isInteger},
    {"__getnewargs__", newArguments},
    {"__getformat__", getFormat, Arity::One, 0, 0, NativeMethod::Class},
    {"__format__", formatMethod, Arity::One},
    {"__sizeof__", sizeOf},
    {nullptr, nullptr},
};

Value getImag(Value) { return floatValue(0.0); }
constexpr NativeGetSet getSets[] = {{"real", exact}, {"imag", getImag}, {nullptr, nullptr}};

constexpr Slots floatSlots() {
  Slots s{};
  s.repr = reprSlot;
  s.hash = hashSlot;
  s.compare = compareSlot;
  s.create = create;
  s.add = binary<add>;
  s.subtract = binary<subtract>;
  s.multiply = binary<multiply>;
  s.trueDivide = binary<trueDivide>;
  s.floorDivide = binary<floorDivide>;
  s.remainder = binary<remainder>;
  s.divmod = binary<divmodFloats>;
  s.power = power;
  s.negative = negative;
  s.positive = exact;
  s.absolute = absolute;
  s.toInt = toInt;
  s.toFloat = exact;
  s.truth = truthSlot;
  return s;
}

} // namespace

constinit const TypeDefinition definitions::Float = {
    .slots = floatSlots(),
    .methods = methods,
    .getSets = getSets,
    .doc = "Convert a string or number to a floating point number, if possible.",
    .instanceSize = sizeof(FloatBox),
};

} // namespace pyaot::rt
