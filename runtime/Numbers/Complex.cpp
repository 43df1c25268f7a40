//===- Complex.cpp - complex numbers ---------------------------------------------------===//
//
// Division and powers follow the formulas that CPython uses, step by step, so that the last digit agrees.
// Reference: "Numeric Types", library "complex()".
//
//===----------------------------------------------------------------------===//

#include "Format/Format.h"
#include "Numbers/Numeric.h"

#include "Containers/Containers.h"
#include "Exceptions/Raise.h"

#include <cerrno>
#include <cmath>
#include <cstring>

#pragma STDC FP_CONTRACT OFF

namespace pyaot::rt {

Value makeComplex(double real, double imag) {
  Complex *c = allocateLeaf<Complex>(&shapes::Complex);
  c->real = real;
  c->imag = imag;
  return valueOf(c);
}

Status complexOperand(Value v, double *real, double *imag) {
  if (isKind<Complex>(v)) {
    *real = as<Complex>(v)->real;
    *imag = as<Complex>(v)->imag;
    return 1;
  }
  *imag = 0;
  if (isFloatObject(v)) {
    *real = doubleOf(v);
    return 1;
  }
  if (!isInt(v))
    return 0;
  return intToDouble(v, real) ? 1 : kRaised;
}

namespace {

struct Pair {
  double real, imag;
};

template <Value (*function)(Pair, Pair)> Value binary(Value a, Value b) {
  Pair x, y;
  Status s = complexOperand(a, &x.real, &x.imag);
  if (s == 1)
    s = complexOperand(b, &y.real, &y.imag);
  if (s != 1)
    return s ? kError : kNotImplemented;
  return function(x, y);
}

Pair product(Pair a, Pair b) {
  return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

/// False: division by zero.
bool quotient(Pair a, Pair b, Pair *out) {
  double br = std::fabs(b.real), bi = std::fabs(b.imag);
  if (br >= bi) {
    if (br == 0)
      return false;
    double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
    *out = {(a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator};
  } else if (bi >= br) {
    double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
    *out = {(a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator};
  } else {
    *out = {std::nan(""), std::nan("")};
  }
  return true;
}

Value add(Pair a, Pair b) { return makeComplex(a.real + b.real, a.imag + b.imag); }
Value subtract(Pair a, Pair b) { return makeComplex(a.real - b.real, a.imag - b.imag); }
Value multiply(Pair a, Pair b) {
  Pair p = product(a, b);
  return makeComplex(p.real, p.imag);
}
Value divide(Pair a, Pair b) {
  Pair q;
  if (!quotient(a, b, &q))
    return raise(types::ZeroDivisionError, "complex division by zero");
  return makeComplex(q.real, q.imag);
}

Pair smallPower(Pair x, unsigned n) {
  Pair r = {1.0, 0.0}, p = x;
  for (unsigned mask = 1; mask && n >= mask; mask <<= 1) {
    if (n & mask)
      r = product(r, p);
    p = product(p, p);
  }
  return r;
}

Value raiseZeroPower() {
  return raise(types::ZeroDivisionError, "0.0 to a negative or complex power");
}

/// The C library's errno decides between result and exception, as it does in CPython.
Value powerPairs(Pair a, Pair b) {
  Pair r;
  errno = 0;
  if (b.imag == 0.0 && b.real == std::floor(b.real) && std::fabs(b.real) <= 100.0) {
    int n = int(b.real);
    if (n > 0)
      r = smallPower(a, unsigned(n));
    else if (!quotient({1.0, 0.0}, smallPower(a, unsigned(-n)), &r))
      return raiseZeroPower();
  } else if (b.real == 0 && b.imag == 0) {
    r = {1.0, 0.0};
  } else if (a.real == 0 && a.imag == 0) {
    if (b.imag != 0 || b.real < 0)
      return raiseZeroPower();
    r = {0.0, 0.0};
  } else {
    double size = std::hypot(a.real, a.imag), length = std::pow(size, b.real), angle = std::atan2(a.imag, a.real);
    double phase = angle * b.real;
    if (b.imag != 0) {
      length /= std::exp(angle * b.imag);
      phase += b.imag * std::log(size);
    }
    r = {length * std::cos(phase), length * std::sin(phase)};
  }
  if (errno == EDOM)
    return raiseZeroPower();
  if (std::isinf(r.real) || std::isinf(r.imag))
    return raise(types::OverflowError, "complex exponentiation");
  return makeComplex(r.real, r.imag);
}

Value powerSlot(Value a, Value b, Value modulus) {
  Pair x, y;
  Status s = complexOperand(a, &x.real, &x.imag);
  if (s == 1)
    s = complexOperand(b, &y.real, &y.imag);
  if (s != 1)
    return s ? kError : kNotImplemented;
  if (!isNone(modulus))
    return raise(types::ValueError, "complex modulo");
  return powerPairs(x, y);
}

Value compareSlot(Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isKind<Complex>(a))
    return kNotImplemented;
  const Complex *x = as<Complex>(a);
  bool equal;
  if (isKind<Complex>(b))
    equal = x->real == as<Complex>(b)->real && x->imag == as<Complex>(b)->imag;
  else if (isFloatObject(b))
    equal = x->real == doubleOf(b) && x->imag == 0;
  else if (isInt(b))
    equal = x->imag == 0 && x->real == x->real && compareDoubleInt(x->real, b) == 0;
  else
    return kNotImplemented;
  return boolValue(equal == (op == CompareOp::Equal));
}

/// repr() of a part: as a float's, but whole numbers have no ".0".
size_t writePart(double d, char *out, bool sign) {
  char *p = out;
  if (sign && !(std::signbit(d) && d == d))
    *p++ = '+';
  size_t n = reprDouble(d, p);
  if (n > 2 && p[n - 1] == '0' && p[n - 2] == '.')
    n -= 2;
  return size_t(p - out) + n;
}

Value reprSlot(Value v) {
  const Complex *c = as<Complex>(v);
  char text[100], *p = text;
  if (c->real == 0 && !std::signbit(c->real)) {
    p += writePart(c->imag, p, false);
    *p++ = 'j';
  } else {
    *p++ = '(';
    p += writePart(c->real, p, false);
    p += writePart(c->imag, p, true);
    *p++ = 'j';
    *p++ = ')';
  }
  return valueOf(makeStr({text, size_t(p - text)}));
}

int64_t hashSlot(Value v) {
  const Complex *c = as<Complex>(v);
  uint64_t h = uint64_t(hashDouble(c->real, v)) + 1000003u * uint64_t(hashDouble(c->imag, v));
  return int64_t(h) == -1 ? -2 : int64_t(h);
}

Value negative(Value v) { return makeComplex(-as<Complex>(v)->real, -as<Complex>(v)->imag); }
Value exact(Value v) { return isExact<Complex>(v) ? v : makeComplex(as<Complex>(v)->real, as<Complex>(v)->imag); }
Value absolute(Value v) {
  const Complex *c = as<Complex>(v);
  double r = std::hypot(c->real, c->imag);
  if (std::isinf(r) && std::isfinite(c->real) && std::isfinite(c->imag))
    return raise(types::OverflowError, "absolute value too large");
  return floatValue(r);
}
Status truthSlot(Value v) { return as<Complex>(v)->real != 0 || as<Complex>(v)->imag != 0; }

// --- Text -----------------------------------------------------------------------------------------------------

/// The longest prefix of p that is a float without sign rules of its own; returns its end, or null.
const char *floatPrefix(const char *p, double *out) {
  const char *start = p;
  if (*p == '+' || *p == '-')
    ++p;
  auto digits = [&] {
    const char *from = p;
    while (unsigned(*p - '0') < 10)
      ++p;
    return p != from;
  };
  if ((*p | 0x20) == 'i' || (*p | 0x20) == 'n') {
    for (const char *word : {"infinity", "inf", "nan"}) {
      size_t n = strlen(word), i = 0;
      while (i < n && (p[i] | 0x20) == word[i])
        ++i;
      if (i == n) {
        p += n;
        char copy[12];
        memcpy(copy, start, size_t(p - start));
        copy[p - start] = 0;
        return doubleFromAscii(copy, size_t(p - start), out) ? p : nullptr;
      }
    }
    return nullptr;
  }
  bool any = digits();
  if (*p == '.') {
    ++p;
    any |= digits();
  }
  if (!any)
    return nullptr;
  if ((*p | 0x20) == 'e') {
    const char *before = p++;
    if (*p == '+' || *p == '-')
      ++p;
    if (!digits())
      p = before;
  }
  // The text goes on behind the number: cut it there for the parser.
  size_t n = size_t(p - start);
  char onStack[128], *copy = n < sizeof(onStack) ? onStack : reinterpret_cast<char *>(allocateRaw(n + 1)->data());
  memcpy(copy, start, n);
  copy[n] = 0;
  return doubleFromAscii(copy, n, out) ? p : nullptr;
}

/// "re", "imj", "re+imj", perhaps in parentheses; the number before "j" may be a bare sign or nothing.
bool parseComplex(const char *p, const char *end, double *real, double *imag) {
  auto skipSpaces = [&] {
    while (*p == ' ' || (*p >= 9 && *p <= 13))
      ++p;
  };
  auto isJ = [](char c) { return c == 'j' || c == 'J'; };
  *real = *imag = 0;
  skipSpaces();
  bool parenthesis = *p == '(';
  if (parenthesis) {
    ++p;
    skipSpaces();
  }
  double value;
  if (const char *after = floatPrefix(p, &value)) {
    p = after;
    if (*p == '+' || *p == '-') {
      *real = value;
      if (const char *second = floatPrefix(p, imag)) {
        p = second;
      } else {
        *imag = *p == '-' ? -1 : 1;
        ++p;
      }
      if (!isJ(*p++))
        return false;
    } else if (isJ(*p)) {
      ++p;
      *imag = value;
    } else {
      *real = value;
    }
  } else {
    *imag = 1;
    if (*p == '+' || *p == '-')
      *imag = *p++ == '-' ? -1 : 1;
    if (!isJ(*p++))
      return false;
  }
  skipSpaces();
  if (parenthesis) {
    if (*p++ != ')')
      return false;
    skipSpaces();
  }
  return p == end;
}

} // namespace

Value complexPower(double ar, double ai, double br, double bi) { return powerPairs({ar, ai}, {br, bi}); }

Value complexFromStr(Str *text) {
  int64_t length = text->length();
  char onStack[256];
  char *buffer = length < int64_t(sizeof(onStack)) ? onStack
                                                   : reinterpret_cast<char *>(allocateRaw(uint64_t(length) + 1)->data());
  size_t n = 0;
  bool good = true;
  for (int64_t i = 0; i < length && good; ++i) {
    uint32_t c = charAt(text, i);
    if (c == '_') {
      if (n && unsigned(buffer[n - 1] - '0') < 10 && i + 1 < length && decimalDigitOf(charAt(text, i + 1)) >= 0)
        continue;
      return raise(types::ValueError, "could not convert string to complex: %R", valueOf(text));
    }
    int d = decimalDigitOf(c);
    c = d >= 0 ? uint32_t('0' + d) : !text->isAscii() && isUnicodeSpace(c) ? ' ' : c;
    good = c < 0x80 && c;
    buffer[n++] = char(c);
  }
  buffer[n] = 0;
  double real, imag;
  if (!good || !parseComplex(buffer, buffer + n, &real, &imag))
    return raise(types::ValueError, "complex() arg is a malformed string");
  return makeComplex(real, imag);
}

namespace {

/// The result of v.__complex__(): 1 with the value, 0 if there is no such method, -1 = exception.
Status callComplex(Value v, Pair *out) {
  Value method = lookupSpecial(v, names::dunder_complex);
  if (!method)
    return kRaised;
  if (method == kUnset)
    return 0;
  Value c = call(method, {});
  if (!c)
    return kRaised;
  if (!isKind<Complex>(c))
    return raise(types::TypeError, "__complex__ returned non-complex (type %.200T)", c);
  *out = {as<Complex>(c)->real, as<Complex>(c)->imag};
  return 1;
}

bool isNumber(Value v) {
  Type *type = typeOf(v);
  return type->slots.toFloat || type->slots.index || isKind<Complex>(v);
}

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"real", "imag", nullptr};
  Value bound[2];
  if (!bindNative("complex", names, 0, 2, 0, args, nargs, keywordNames, bound))
    return kError;
  Value realPart = bound[0] == kUnset ? smallInt(0) : bound[0], imagPart = bound[1];
  bool hasImag = imagPart != kUnset;
  Value result;
  if (isExact<Complex>(realPart) && !hasImag) {
    result = realPart;
  } else if (isStr(realPart)) {
    if (hasImag)
      return raise(types::TypeError, "complex() can't take second arg if first is a string");
    result = complexFromStr(as<Str>(realPart));
    if (!result)
      return kError;
  } else {
    if (hasImag && isStr(imagPart))
      return raise(types::TypeError, "complex() second arg can't be a string");
    Pair real{}, imag{};
    bool realIsComplex = isKind<Complex>(realPart), imagIsComplex = hasImag && isKind<Complex>(imagPart);
    Status s = isExact<Complex>(realPart) ? 0 : callComplex(realPart, &real);
    if (s == kRaised)
      return kError;
    if (s == 1) {
      realIsComplex = true;
    } else if (!isNumber(realPart)) {
      return raise(types::TypeError, "complex() first argument must be a string or a number, not '%.200T'", realPart);
    }
    if (hasImag && !isNumber(imagPart))
      return raise(types::TypeError, "complex() second argument must be a number, not '%.200T'", imagPart);
    if (s != 1) {
      if (realIsComplex)
        real = {as<Complex>(realPart)->real, as<Complex>(realPart)->imag};
      else if (!requireDouble(realPart, &real.real))
        return kError;
    }
    if (imagIsComplex)
      imag = {as<Complex>(imagPart)->real, as<Complex>(imagPart)->imag};
    else if (hasImag && !requireDouble(imagPart, &imag.real))
      return kError;
    if (imagIsComplex)
      real.real -= imag.imag;
    if (realIsComplex)
      imag.real = hasImag ? imag.real + real.imag : real.imag;
    result = makeComplex(real.real, imag.real);
  }
  if (cls == &types::Complex)
    return result;
  Complex *c = static_cast<Complex *>(allocateInstance(cls));
  c->real = as<Complex>(result)->real;
  c->imag = as<Complex>(result)->imag;
  return valueOf(c);
}

Value conjugate(Value self, Value *, size_t, Tuple *) {
  return makeComplex(as<Complex>(self)->real, -as<Complex>(self)->imag);
}
Value exactMethod(Value self, Value *, size_t, Tuple *) { return exact(self); }
Value newArguments(Value self, Value *, size_t, Tuple *) {
  return valueOf(makeTuple({floatValue(as<Complex>(self)->real), floatValue(as<Complex>(self)->imag)}));
}
Value sizeOf(Value, Value *, size_t, Tuple *) { return smallInt(32); }

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
  if (formatComplex(out, as<Complex>(self)->real, as<Complex>(self)->imag, spec) == kRaised)
    return kError;
  return valueOf(out.finish());
}

constexpr NativeMethod methods[] = {
    {"conjugate", conjugate},       {"__complex__", exactMethod},
    {"__getnewargs__", newArguments}, {"__format__", formatMethod, Arity::One},
    {"__sizeof__", sizeOf},         {nullptr, nullptr},
};

Value getReal(Value v) { return floatValue(as<Complex>(v)->real); }
Value getImag(Value v) { return floatValue(as<Complex>(v)->imag); }
constexpr NativeGetSet getSets[] = {{"real", getReal}, {"imag", getImag}, {nullptr, nullptr}};

constexpr Slots complexSlots() {
  Slots s{};
  s.repr = reprSlot;
  s.hash = hashSlot;
  s.compare = compareSlot;
  s.create = create;
  s.add = binary<add>;
  s.subtract = binary<subtract>;
  s.multiply = binary<multiply>;
  s.trueDivide = binary<divide>;
  s.power = powerSlot;
  s.negative = negative;
  s.positive = exact;
  s.absolute = absolute;
  s.truth = truthSlot;
  return s;
}

} // namespace

constinit const TypeDefinition definitions::Complex = {
    .slots = complexSlots(),
    .methods = methods,
    .getSets = getSets,
    .doc = "Create a complex number from a real part and an optional imaginary part.\n\nThis is equivalent to (real + "
           "imag*1j) where imag defaults to 0.",
    .instanceSize = sizeof(struct Complex),
};

} // namespace pyaot::rt
