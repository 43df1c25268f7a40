//===- IntType.cpp - the type int: slots, methods, construction -----------------------===//
//
// Instances of subclasses are BigInts with attributes behind the limbs. Reference: "Additional Methods on Integer Types".
//
//===----------------------------------------------------------------------===//

#include "Format/Format.h"
#include "Numbers/IntBits.h"
#include "Numbers/IntParts.h"
#include "Numbers/Numeric.h"

#include "Containers/Containers.h"
#include "Exceptions/Raise.h"
#include "Strings/Bytes.h"

#include <bit>

namespace pyaot::rt {

namespace {

/// An operator slot from a function on two ints.
template <Value (*function)(Value, Value)> Value binary(Value a, Value b) {
  return isInt(a) && isInt(b) ? function(a, b) : kNotImplemented;
}

Value divmodInts(Value a, Value b) {
  if (!intSign(b))
    return raise(types::ZeroDivisionError, "integer division or modulo by zero");
  Value q, r;
  intDivMod(a, b, &q, &r);
  return valueOf(makeTuple({q, r}));
}

Value power(Value base, Value exponent, Value modulus) {
  if (!isInt(base) || !isInt(exponent) || !(isInt(modulus) || isNone(modulus)))
    return kNotImplemented;
  return intPower(base, exponent, modulus);
}

Value compareSlot(Value a, Value b, CompareOp op) {
  if (!isInt(a) || !isInt(b))
    return kNotImplemented;
  int c = compareInts(a, b);
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

Value reprSlot(Value v) {
  Str *s = intToStr(v);
  return s ? valueOf(s) : kError;
}

Value absolute(Value v) { return intSign(v) < 0 ? intNegative(v) : exactInt(v); }
Value toFloat(Value v) {
  double d;
  return intToDouble(v, &d) ? floatValue(d) : kError;
}
Status truthSlot(Value v) { return intSign(v) != 0; }

// --- Construction ---------------------------------------------------------------------------------------------

} // namespace

Str *textOfBytes(Value v) {
  BytesView bytes;
  if (!viewBytes(v, &bytes))
    return nullptr;
  Str *text = newStr(bytes.length, 0x7F);
  for (int64_t i = 0; i < bytes.length; ++i)
    dataOf(text)[i] = bytes.data[i] < 0x80 ? bytes.data[i] : 1;
  return text;
}

namespace {

/// int() of bytes-like objects shows them as bytes in its ValueError.
Value shownAsBytes(Value v) {
  BytesView bytes;
  return !isKind<Bytes>(v) && viewBytes(v, &bytes) ? valueOf(makeBytes(bytes.data, bytes.length)) : v;
}

Value checkedInt(Value v) {
  if (v && !isInt(v))
    return raise(types::TypeError, "__int__ returned non-int (type %.200T)", v);
  return v ? exactInt(v) : v;
}

/// int(v) with one argument.
Value fromObject(Value v) {
  if (isSmallInt(v) || isExact<BigInt>(v))
    return v;
  Type *type = typeOf(v);
  if (type->slots.toInt)
    return checkedInt(type->slots.toInt(v));
  if (type->slots.index) {
    Value i = index(v);
    return i ? exactInt(i) : i;
  }
  Value trunc = lookupSpecial(v, names::__trunc__);
  if (!trunc)
    return kError;
  if (trunc != kUnset) {
    Value t = call(trunc, {});
    if (!t || isInt(t))
      return t ? exactInt(t) : t;
    if (!typeOf(t)->slots.index)
      return raise(types::TypeError, "__trunc__ returned non-Integral (type %.200T)", t);
    Value i = index(t);
    return i ? exactInt(i) : i;
  }
  if (isStr(v))
    return intFromText(as<Str>(v), 10, v);
  if (Str *text = textOfBytes(v))
    return intFromText(text, 10, shownAsBytes(v));
  return raise(types::TypeError,
               "int() argument must be a string, a bytes-like object or a real number, not '%.200T'", v);
}

Value fromTextWithBase(Value v, Value baseArgument) {
  Value b = index(baseArgument);
  if (!b)
    return kError;
  int64_t base;
  if (!toInt64(b, &base) || (base != 0 && base < 2) || base > 36)
    return raise(types::ValueError, "int() base must be >= 2 and <= 36, or 0");
  if (isStr(v))
    return intFromText(as<Str>(v), unsigned(base), v);
  if (isObject(v) && objectOf(v)->shape->kind != Kind::MemoryView)
    if (Str *text = textOfBytes(v))
      return intFromText(text, unsigned(base), shownAsBytes(v));
  return raise(types::TypeError, "int() can't convert non-string with explicit base");
}

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  Value result;
  if (nargs == 1 && !keywordNames) {
    result = fromObject(args[0]);
  } else {
    static const char *const names[] = {"", "base", nullptr};
    Value out[2];
    if (!bindNative("int", names, 1, 2, 0, args, nargs, keywordNames, out))
      return kError;
    if (out[0] == kUnset) {
      if (out[1] != kUnset)
        return raise(types::TypeError, "int() missing string argument");
      result = smallInt(0);
    } else {
      result = out[1] == kUnset ? fromObject(out[0]) : fromTextWithBase(out[0], out[1]);
    }
  }
  if (!result || cls == &types::Int)
    return result;
  IntParts a(result);
  BigInt *big = static_cast<BigInt *>(allocateInstance(cls, a.count * sizeof(uint64_t)));
  big->signedCount = a.negative ? -int64_t(a.count) : int64_t(a.count);
  memcpy(big->limbs(), a.limbs, a.count * sizeof(uint64_t));
  return valueOf(big);
}

// --- Methods --------------------------------------------------------------------------------------------------

Value bitLengthMethod(Value self, Value *, size_t, Tuple *) { return intFromUnsigned(intBitLength(self)); }

Value bitCount(Value self, Value *, size_t, Tuple *) {
  IntParts a(self);
  uint64_t count = 0;
  for (size_t i = 0; i < a.count; ++i)
    count += uint64_t(std::popcount(a.limbs[i]));
  return intFromUnsigned(count);
}

Value exactMethod(Value self, Value *, size_t, Tuple *) { return exactInt(self); }
Value ratio(Value self, Value *, size_t, Tuple *) { return valueOf(makeTuple({exactInt(self), smallInt(1)})); }
Value newArguments(Value self, Value *, size_t, Tuple *) { return valueOf(makeTuple({exactInt(self)})); }
Value roundMethod(Value self, Value *args, size_t nargs, Tuple *) { return roundInt(self, nargs ? args[0] : kUnset); }

/// As CPython's object would measure: a header of 24 bytes and digits of 30 bits.
Value sizeOf(Value self, Value *, size_t, Tuple *) {
  uint64_t digits = (intBitLength(self) + 29) / 30;
  return intFromUnsigned(24 + 4 * (digits ? digits : 1));
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
  if (formatInt(out, exactInt(self), spec) == kRaised)
    return kError;
  return valueOf(out.finish());
}

/// 'big' or 'little'; false = raised.
bool isLittleEndian(Value order, const char *function, bool *little) {
  *little = false;
  if (order == kUnset)
    return true;
  if (!isStr(order)) {
    raise(types::TypeError, "%s() argument 'byteorder' must be str, not %.50T", function, order);
    return false;
  }
  *little = equalStr(as<Str>(order), "little");
  if (*little || equalStr(as<Str>(order), "big"))
    return true;
  raise(types::ValueError, "byteorder must be either 'little' or 'big'");
  return false;
}

Value toBytes(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"length", "byteorder", "signed", nullptr};
  Value bound[3];
  if (!bindNative("to_bytes", names, 0, 2, 0, args, nargs, keywordNames, bound))
    return kError;
  int64_t length = 1;
  if (bound[0] != kUnset && !requireInt64(bound[0], &length))
    return kError;
  bool little;
  if (!isLittleEndian(bound[1], "to_bytes", &little))
    return kError;
  Status isSigned = bound[2] == kUnset ? 0 : truth(bound[2]);
  if (isSigned == kRaised)
    return kError;
  if (length < 0)
    return raise(types::ValueError, "length argument must be non-negative");
  IntParts a(self);
  if (a.negative && !isSigned)
    return raise(types::OverflowError, "can't convert negative int to unsigned");
  // Bits that the value needs: for signed ones, those of |v| (of |v| - 1 if negative) and the sign.
  uint64_t bits = limbs::bitLength(a.limbs, a.count);
  if (isSigned && a.count) {
    bool powerOfTwo = a.negative && std::has_single_bit(a.limbs[a.count - 1]) && [&] {
      for (size_t i = 0; i + 1 < a.count; ++i)
        if (a.limbs[i])
          return false;
      return true;
    }();
    bits += !powerOfTwo;
    if (powerOfTwo && bits == 1)
      bits = 0; // -1 fits no bytes at all, says CPython
  }
  if (bits > uint64_t(length) * 8)
    return raise(types::OverflowError, "int too big to convert");
  if (lacksMemory(length))
    return kError;
  Bytes *bytes = newBytes(length);
  uint8_t *data = dataOf(bytes);
  unsigned carry = a.negative;
  for (int64_t i = 0; i < length; ++i) {
    uint8_t byte = size_t(i / 8) < a.count ? uint8_t(a.limbs[i / 8] >> i % 8 * 8) : 0;
    if (a.negative) {
      unsigned t = unsigned(uint8_t(~byte)) + carry;
      byte = uint8_t(t), carry = t >> 8;
    }
    data[little ? i : length - 1 - i] = byte;
  }
  return valueOf(bytes);
}

Value fromBytes(Value cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const names[] = {"bytes", "byteorder", "signed", nullptr};
  Value bound[3];
  if (!bindNative("from_bytes", names, 0, 2, 1, args, nargs, keywordNames, bound))
    return kError;
  bool little;
  if (!isLittleEndian(bound[1], "from_bytes", &little))
    return kError;
  Status isSigned = bound[2] == kUnset ? 0 : truth(bound[2]);
  if (isSigned == kRaised)
    return kError;
  Value source = bound[0];
  if (!isKind<Bytes>(source)) {
    if (isStr(source) || isInt(source) || isFloatObject(source))
      return raise(types::TypeError, "cannot convert '%.200T' object to bytes", source);
    Bytes *converted = bytesFrom(source);
    if (!converted)
      return kError;
    source = valueOf(converted);
  }
  const Bytes *bytes = as<Bytes>(source);
  int64_t n = bytes->length;
  IntResult r(size_t(n) / 8 + 1);
  memset(r.limbs, 0, (size_t(n) / 8 + 1) * sizeof(uint64_t));
  bool negative = isSigned && n && bytes->data[little ? n - 1 : 0] & 0x80;
  unsigned carry = negative;
  for (int64_t i = 0; i < n; ++i) {
    uint8_t byte = bytes->data[little ? i : n - 1 - i];
    if (negative) {
      unsigned t = unsigned(uint8_t(~byte)) + carry;
      byte = uint8_t(t), carry = t >> 8;
    }
    r.limbs[i / 8] |= uint64_t(byte) << i % 8 * 8;
  }
  if (carry && negative)
    r.limbs[n / 8] |= uint64_t(1) << n % 8 * 8;
  Value result = r.finish(size_t(n) / 8 + 1, negative);
  return cls == valueOf(&types::Int) ? result : Call(cls, &result, 1, nullptr);
}

constexpr NativeMethod methods[] = {
    {"conjugate", exactMethod, Arity::None, 0, 0, NativeMethod::Instance, "Returns self, the complex conjugate of any int."},
    {"bit_length", bitLengthMethod, Arity::None, 0, 0, NativeMethod::Instance,
     "Number of bits necessary to represent self in binary."},
    {"bit_count", bitCount, Arity::None, 0, 0, NativeMethod::Instance,
     "Number of ones in the binary representation of the absolute value of self."},
    {"is_integer", [](Value, Value *, size_t, Tuple *) { return kTrue; }, Arity::None, 0, 0, NativeMethod::Instance,
     "Returns True. Exists for duck type compatibility with float.is_integer."},
    {"to_bytes", toBytes, Arity::Keywords},
    {"from_bytes", fromBytes, Arity::Keywords, 0, 0, NativeMethod::Class},
    {"as_integer_ratio", ratio},
    {"__trunc__", exactMethod},
    {"__floor__", exactMethod},
    {"__ceil__", exactMethod},
    {"__round__", roundMethod, Arity::Range, 0, 1},
    {"__getnewargs__", newArguments},
    {"__format__", formatMethod, Arity::One},
    {"__sizeof__", sizeOf},
    {nullptr, nullptr},
};

Value getZero(Value) { return smallInt(0); }
Value getOne(Value) { return smallInt(1); }

constexpr NativeGetSet getSets[] = {
    {"real", exactInt}, {"imag", getZero}, {"numerator", exactInt}, {"denominator", getOne}, {nullptr, nullptr}};

constexpr Slots intSlots() {
  Slots s{};
  s.repr = reprSlot;
  s.hash = hashInt;
  s.compare = compareSlot;
  s.create = create;
  s.add = binary<intAdd>;
  s.subtract = binary<intSubtract>;
  s.multiply = binary<intMultiply>;
  s.trueDivide = binary<intTrueDivide>;
  s.floorDivide = binary<intFloorDivide>;
  s.remainder = binary<intRemainder>;
  s.divmod = binary<divmodInts>;
  s.leftShift = binary<intLeftShift>;
  s.rightShift = binary<intRightShift>;
  s.bitAnd = binary<intAnd>;
  s.bitOr = binary<intOr>;
  s.bitXor = binary<intXor>;
  s.power = power;
  s.negative = intNegative;
  s.positive = exactInt;
  s.absolute = absolute;
  s.invert = intInvert;
  s.toInt = exactInt;
  s.toFloat = toFloat;
  s.index = exactInt;
  s.truth = truthSlot;
  return s;
}

// --- bool -----------------------------------------------------------------------------------------------------

template <Value (*function)(Value, Value)> Value bitwiseBool(Value a, Value b) {
  if (!isBool(a) || !isBool(b))
    return binary<function>(a, b);
  return boolValue(function(smallInt(a == kTrue), smallInt(b == kTrue)) != smallInt(0));
}

Value reprBool(Value v) { return valueOf(v == kTrue ? names::True_ : names::False_); }

Value createBool(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "bool() takes no keyword arguments");
  if (nargs > 1)
    return raise(types::TypeError, "bool expected at most 1 argument, got %z", nargs);
  Status t = nargs ? truth(args[0]) : 0;
  return t == kRaised ? kError : boolValue(t);
}

constexpr Slots boolSlots() {
  Slots s{};
  s.repr = reprBool;
  s.create = createBool;
  s.bitAnd = bitwiseBool<intAnd>;
  s.bitOr = bitwiseBool<intOr>;
  s.bitXor = bitwiseBool<intXor>;
  return s;
}

} // namespace

constinit const TypeDefinition definitions::Int = {
    .slots = intSlots(),
    .methods = methods,
    .getSets = getSets,
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no "
           "arguments are given.",
    .instanceSize = sizeof(BigInt),
};

constinit const TypeDefinition definitions::Bool = {
    .slots = boolSlots(),
    .doc = "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.",
    .instanceSize = sizeof(BigInt),
};

} // namespace pyaot::rt
