//===- Operators.cpp - the operators of the language ------------------------------------===//
//
// x + y tries type(x).__add__, then type(y).__radd__, the other way round where
// type(y) is a subclass that overrides it. Small ints and floats, by far the most
// frequent operands, are dealt with before slots are looked at.
// Python reference: "Emulating numeric types", "Expressions".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Numbers/Int.h"
#include "Numbers/Numeric.h"
#include "Object/Object.h"
#include "Strings/Str.h"

#include <cmath>

namespace pyaot {
namespace rt {

namespace {

/// Both orders of the slot; kNotImplemented if neither operand knows.
Value tryBinary(Value a, Value b, BinaryFn Slots::*slot) {
  if ((isSmallInt(a) || isExact<BigInt>(a)) && (isSmallInt(b) || isExact<BigInt>(b))) {
    BinaryFn function = types::Int.slots.*slot;
    return function ? function(a, b) : kNotImplemented;
  }
  Type *left = typeOf(a), *right = typeOf(b);
  BinaryFn first = left->slots.*slot, second = left == right ? nullptr : right->slots.*slot;
  if (second == first)
    second = nullptr;
  if (first) {
    if (second && isSubtype(right, left)) {
      Value v = second(a, b);
      if (v != kNotImplemented)
        return v;
      second = nullptr;
    }
    Value v = first(a, b);
    if (v != kNotImplemented)
      return v;
  }
  return second ? second(a, b) : kNotImplemented;
}

[[gnu::cold, gnu::noinline]] Value raiseUnsupported(Value a, Value b, const char *symbol) {
  return raise(types::TypeError, "unsupported operand type(s) for %s: '%.100T' and '%.100T'", symbol, a, b);
}

Value repeatSequence(Value (*repeat)(Value, Value), Value sequence, Value count) {
  if (!typeOf(count)->slots.index)
    return raise(types::TypeError, "can't multiply sequence by non-int of type '%.200T'", count);
  return repeat(sequence, count);
}

/// + and * go on with the sequence slots when numbers gave nothing.
Value concatOr(Value a, Value b, const char *symbol) {
  if (BinaryFn concat = typeOf(a)->slots.concat)
    return concat(a, b);
  return raiseUnsupported(a, b, symbol);
}

Value repeatOr(Value a, Value b, const char *symbol) {
  if (auto repeat = typeOf(a)->slots.repeat)
    return repeatSequence(repeat, a, b);
  if (auto repeat = typeOf(b)->slots.repeat)
    return repeatSequence(repeat, b, a);
  return raiseUnsupported(a, b, symbol);
}

Value inplaceBinary(Value a, Value b, BinaryFn Slots::*inplace, BinaryFn Slots::*slot) {
  if (BinaryFn f = typeOf(a)->slots.*inplace) {
    Value v = f(a, b);
    if (v != kNotImplemented)
      return v;
  }
  return tryBinary(a, b, slot);
}

/// Both operands as doubles if they are floats and small ints, at least one of them a float.
inline bool asDoubles(Value a, Value b, double *x, double *y) {
  if (isFloat(a)) {
    *x = floatOf(a);
    if (isFloat(b))
      *y = floatOf(b);
    else if (isSmallInt(b))
      *y = double(smallIntOf(b));
    else
      return false;
    return true;
  }
  if (isFloat(b) && isSmallInt(a)) {
    *x = double(smallIntOf(a));
    *y = floatOf(b);
    return true;
  }
  return false;
}

Value floorDivideSmall(int64_t x, int64_t y) {
  int64_t q = x / y;
  if (x % y && (x < 0) != (y < 0))
    --q;
  return intValue(q);
}
Value remainderSmall(int64_t x, int64_t y) {
  int64_t r = x % y;
  return smallInt(r && (r < 0) != (y < 0) ? r + y : r);
}

} // namespace

Value binaryOperation(Value a, Value b, BinaryFn Slots::*slot, const char *symbol) {
  Value v = tryBinary(a, b, slot);
  return v == kNotImplemented ? raiseUnsupported(a, b, symbol) : v;
}

} // namespace rt

using namespace rt;

// --- Arithmetic --------------------------------------------------------------------------------------------------------

Value rt::Add(Value a, Value b) {
  if (areSmallInts(a, b))
    return intValue(smallIntOf(a) + smallIntOf(b));
  double x, y;
  if (asDoubles(a, b, &x, &y))
    return floatValue(x + y);
  if (isExact<Str>(a) && isExact<Str>(b)) {
    Str *s = concatStr(as<Str>(a), as<Str>(b));
    return s ? valueOf(s) : kError;
  }
  Value v = tryBinary(a, b, &Slots::add);
  return v == kNotImplemented ? concatOr(a, b, "+") : v;
}

Value rt::Subtract(Value a, Value b) {
  if (areSmallInts(a, b))
    return intValue(smallIntOf(a) - smallIntOf(b));
  double x, y;
  if (asDoubles(a, b, &x, &y))
    return floatValue(x - y);
  return binaryOperation(a, b, &Slots::subtract, "-");
}

Value rt::Multiply(Value a, Value b) {
  if (areSmallInts(a, b)) {
    int64_t product;
    if (!__builtin_mul_overflow(smallIntOf(a), smallIntOf(b), &product))
      return intValue(product);
    return intMultiply(a, b);
  }
  double x, y;
  if (asDoubles(a, b, &x, &y))
    return floatValue(x * y);
  Value v = tryBinary(a, b, &Slots::multiply);
  return v == kNotImplemented ? repeatOr(a, b, "*") : v;
}

Value rt::TrueDivide(Value a, Value b) {
  double x, y;
  if (areSmallInts(a, b)) {
    if (smallIntOf(b) != 0) // 51 bits: both are exact as doubles, and the quotient is correctly rounded.
      return floatValue(double(smallIntOf(a)) / double(smallIntOf(b)));
  } else if (asDoubles(a, b, &x, &y) && y != 0) {
    return floatValue(x / y);
  }
  return binaryOperation(a, b, &Slots::trueDivide, "/");
}

Value rt::FloorDivide(Value a, Value b) {
  if (areSmallInts(a, b) && smallIntOf(b) != 0)
    return floorDivideSmall(smallIntOf(a), smallIntOf(b));
  return binaryOperation(a, b, &Slots::floorDivide, "//");
}

Value rt::Remainder(Value a, Value b) {
  if (areSmallInts(a, b) && smallIntOf(b) != 0)
    return remainderSmall(smallIntOf(a), smallIntOf(b));
  return binaryOperation(a, b, &Slots::remainder, "%");
}

static Value powerOperation(Value a, Value b, Value modulus, const char *symbol) {
  Type *left = typeOf(a), *right = typeOf(b);
  auto first = left->slots.power, second = left == right ? nullptr : right->slots.power;
  if (second == first)
    second = nullptr;
  if (first) {
    if (second && isSubtype(right, left)) {
      Value v = second(a, b, modulus);
      if (v != kNotImplemented)
        return v;
      second = nullptr;
    }
    Value v = first(a, b, modulus);
    if (v != kNotImplemented)
      return v;
  }
  if (second) {
    Value v = second(a, b, modulus);
    if (v != kNotImplemented)
      return v;
  }
  if (isNone(modulus))
    return raise(types::TypeError, "unsupported operand type(s) for %s: '%.100T' and '%.100T'", symbol, a, b);
  if (auto third = typeOf(modulus)->slots.power; third && third != first && third != second) {
    Value v = third(a, b, modulus);
    if (v != kNotImplemented)
      return v;
  }
  return raise(types::TypeError, "unsupported operand type(s) for %s: '%.100T', '%.100T', '%.100T'", symbol, a, b, modulus);
}

Value rt::power(Value base, Value exponent, Value modulus) {
  return powerOperation(base, exponent, modulus, "** or pow()");
}

/// Two floats, two small ints or a mixture: kUnset for anything else.
static inline Value quickPower(Value a, Value b) {
  if (isFloat(a) && isFloat(b))
    return floatPower(floatOf(a), floatOf(b));
  if (areSmallInts(a, b))
    return intPower(a, b, kNone);
  if (isFloat(a) && isSmallInt(b))
    return floatPower(floatOf(a), double(smallIntOf(b)));
  return kUnset;
}

Value rt::Power(Value a, Value b) {
  Value quick = quickPower(a, b);
  return quick == kUnset ? powerOperation(a, b, kNone, "** or pow()") : quick;
}
Value rt::InplacePower(Value a, Value b) {
  if (Value quick = quickPower(a, b); quick != kUnset)
    return quick;
  if (BinaryFn f = rt::typeOf(a)->slots.inplacePower) {
    Value v = f(a, b);
    if (v != kNotImplemented)
      return v;
  }
  return powerOperation(a, b, kNone, "**=");
}

Value rt::MatrixMultiply(Value a, Value b) { return binaryOperation(a, b, &Slots::matrixMultiply, "@"); }
Value rt::LeftShift(Value a, Value b) {
  if (areSmallInts(a, b)) {
    int64_t x = smallIntOf(a), by = smallIntOf(b);
    if (by >= 0 && by < 50) {
      int64_t shifted = int64_t(uint64_t(x) << by);
      if (shifted >> by == x)
        return intValue(shifted);
    }
  }
  return binaryOperation(a, b, &Slots::leftShift, "<<");
}
Value rt::RightShift(Value a, Value b) {
  if (areSmallInts(a, b) && smallIntOf(b) >= 0)
    return smallInt(smallIntOf(a) >> (smallIntOf(b) > 63 ? 63 : smallIntOf(b)));
  return binaryOperation(a, b, &Slots::rightShift, ">>");
}
Value rt::BitAnd(Value a, Value b) {
  if (areSmallInts(a, b))
    return {a.bits & b.bits};
  return binaryOperation(a, b, &Slots::bitAnd, "&");
}
Value rt::BitOr(Value a, Value b) {
  if (areSmallInts(a, b))
    return {a.bits | b.bits};
  return binaryOperation(a, b, &Slots::bitOr, "|");
}
Value rt::BitXor(Value a, Value b) {
  if (areSmallInts(a, b))
    return {(a.bits ^ b.bits) | kSmallIntTag};
  return binaryOperation(a, b, &Slots::bitXor, "^");
}

// --- In place ----------------------------------------------------------------------------------------------------------

Value rt::InplaceAdd(Value a, Value b) {
  if (areSmallInts(a, b) || (isFloat(a) && isFloat(b)) || isExact<Str>(a))
    return rt::Add(a, b);
  Value v = inplaceBinary(a, b, &Slots::inplaceAdd, &Slots::add);
  if (v != kNotImplemented)
    return v;
  if (BinaryFn concat = rt::typeOf(a)->slots.inplaceConcat)
    return concat(a, b);
  return concatOr(a, b, "+=");
}
Value rt::InplaceMultiply(Value a, Value b) {
  if (areSmallInts(a, b))
    return rt::Multiply(a, b);
  Value v = inplaceBinary(a, b, &Slots::inplaceMultiply, &Slots::multiply);
  if (v != kNotImplemented)
    return v;
  if (auto repeat = rt::typeOf(a)->slots.inplaceRepeat)
    return repeatSequence(repeat, a, b);
  return repeatOr(a, b, "*=");
}
/// Operands without in-place slots of their own take the plain operator's quick way; the error text is that of `symbol`.
#define INPLACE(Name, inplace, slot, symbol)                                                                           \
  Value rt::Inplace##Name(Value a, Value b) {                                                                          \
    if (areSmallInts(a, b))                                                                                            \
      return rt::Name(a, b);                                                                                           \
    Value v = inplaceBinary(a, b, &Slots::inplace, &Slots::slot);                                                      \
    return v == kNotImplemented ? raiseUnsupported(a, b, symbol) : v;                                                  \
  }
INPLACE(Subtract, inplaceSubtract, subtract, "-=")
INPLACE(MatrixMultiply, inplaceMatrixMultiply, matrixMultiply, "@=")
INPLACE(TrueDivide, inplaceTrueDivide, trueDivide, "/=")
INPLACE(FloorDivide, inplaceFloorDivide, floorDivide, "//=")
INPLACE(Remainder, inplaceRemainder, remainder, "%=")
INPLACE(LeftShift, inplaceLeftShift, leftShift, "<<=")
INPLACE(RightShift, inplaceRightShift, rightShift, ">>=")
INPLACE(BitAnd, inplaceBitAnd, bitAnd, "&=")
INPLACE(BitOr, inplaceBitOr, bitOr, "|=")
INPLACE(BitXor, inplaceBitXor, bitXor, "^=")
#undef INPLACE

// --- One operand -------------------------------------------------------------------------------------------------------

static Value unaryOperation(Value v, UnaryFn Slots::*slot, const char *symbol) {
  if (UnaryFn f = rt::typeOf(v)->slots.*slot)
    return f(v);
  return raise(types::TypeError, "bad operand type for unary %s: '%.200T'", symbol, v);
}

Value rt::Negative(Value v) {
  if (isSmallInt(v))
    return intValue(-smallIntOf(v));
  if (isFloat(v))
    return floatValue(-floatOf(v));
  return unaryOperation(v, &Slots::negative, "-");
}
Value rt::Positive(Value v) {
  return isSmallInt(v) || isFloat(v) ? v : unaryOperation(v, &Slots::positive, "+");
}
Value rt::Invert(Value v) {
  return isSmallInt(v) ? smallInt(~smallIntOf(v)) : unaryOperation(v, &Slots::invert, "~");
}

Status rt::Truth(Value v) {
  if (isBool(v))
    return v == kTrue;
  if (isSmallInt(v))
    return smallIntOf(v) != 0;
  if (isNone(v))
    return 0;
  if (isFloat(v))
    return floatOf(v) != 0;
  Type *type = rt::typeOf(v);
  if (type->slots.truth)
    return type->slots.truth(v);
  if (type->slots.length) {
    int64_t n = type->slots.length(v);
    return n < 0 ? kRaised : n != 0;
  }
  return 1;
}

// --- Comparison. Reference: "Comparisons" ------------------------------------------------------------------------------

namespace {

constinit const char *const compareSymbols[] = {"<", "<=", "==", "!=", ">", ">="};
constexpr CompareOp swapped(CompareOp op) {
  switch (op) {
  case CompareOp::Less: return CompareOp::Greater;
  case CompareOp::LessEqual: return CompareOp::GreaterEqual;
  case CompareOp::Equal: return CompareOp::Equal;
  case CompareOp::NotEqual: return CompareOp::NotEqual;
  case CompareOp::Greater: return CompareOp::Less;
  case CompareOp::GreaterEqual: return CompareOp::LessEqual;
  }
}

template <typename T> bool decide(T a, T b, CompareOp op) {
  switch (op) {
  case CompareOp::Less: return a < b;
  case CompareOp::LessEqual: return a <= b;
  case CompareOp::Equal: return a == b;
  case CompareOp::NotEqual: return a != b;
  case CompareOp::Greater: return a > b;
  case CompareOp::GreaterEqual: return a >= b;
  }
}

/// Small ints, floats and exact strs; -1: not these.
template <CompareOp op> inline int quickCompare(Value a, Value b) {
  if (areSmallInts(a, b))
    return decide(smallIntOf(a), smallIntOf(b), op);
  double x, y;
  if (asDoubles(a, b, &x, &y))
    return decide(x, y, op);
  if (isExact<Str>(a) && isExact<Str>(b)) {
    if constexpr (op == CompareOp::Equal || op == CompareOp::NotEqual)
      return (a == b || equalStr(as<Str>(a), as<Str>(b))) == (op == CompareOp::Equal);
    else
      return decide(compareStr(as<Str>(a), as<Str>(b)), 0, op);
  }
  return -1;
}

Value compareSlow(Value a, Value b, CompareOp op) {
  RecursionGuard guard(" in comparison");
  if (!guard.ok)
    return kError;
  Type *left = rt::typeOf(a), *right = rt::typeOf(b);
  bool triedRight = false;
  if (left != right && right->slots.compare && isSubtype(right, left)) {
    triedRight = true;
    Value v = right->slots.compare(b, a, swapped(op));
    if (v != kNotImplemented)
      return v;
  }
  if (left->slots.compare) {
    Value v = left->slots.compare(a, b, op);
    if (v != kNotImplemented)
      return v;
  }
  if (!triedRight && right->slots.compare) {
    Value v = right->slots.compare(b, a, swapped(op));
    if (v != kNotImplemented)
      return v;
  }
  if (op == CompareOp::Equal)
    return boolValue(a == b);
  if (op == CompareOp::NotEqual)
    return boolValue(a != b);
  return raise(types::TypeError, "'%s' not supported between instances of '%.100T' and '%.100T'", compareSymbols[int(op)],
               a, b);
}

template <CompareOp op> Value compareValues(Value a, Value b) {
  int quick = quickCompare<op>(a, b);
  return quick >= 0 ? boolValue(quick) : compareSlow(a, b, op);
}
template <CompareOp op> Status compareStatus(Value a, Value b) {
  int quick = quickCompare<op>(a, b);
  if (quick >= 0)
    return quick;
  Value v = compareSlow(a, b, op);
  return !v ? kRaised : isBool(v) ? v == kTrue : rt::Truth(v);
}

} // namespace

#define COMPARE(Name)                                                                                                  \
  Value rt::Name(Value a, Value b) { return compareValues<CompareOp::Name>(a, b); }                                    \
  Status rt::Is##Name(Value a, Value b) { return compareStatus<CompareOp::Name>(a, b); }
COMPARE(Less)
COMPARE(LessEqual)
COMPARE(Equal)
COMPARE(NotEqual)
COMPARE(Greater)
COMPARE(GreaterEqual)
#undef COMPARE

Value rt::compare(Value a, Value b, CompareOp op) {
  switch (op) {
  case CompareOp::Less: return rt::Less(a, b);
  case CompareOp::LessEqual: return rt::LessEqual(a, b);
  case CompareOp::Equal: return rt::Equal(a, b);
  case CompareOp::NotEqual: return rt::NotEqual(a, b);
  case CompareOp::Greater: return rt::Greater(a, b);
  case CompareOp::GreaterEqual: return rt::GreaterEqual(a, b);
  }
}
Status rt::compareTruth(Value a, Value b, CompareOp op) {
  // What containers ask, too: the same object is equal to itself.
  if (a == b && !isFloat(a)) {
    if (op == CompareOp::Equal)
      return 1;
    if (op == CompareOp::NotEqual)
      return 0;
  }
  Value v = rt::compare(a, b, op);
  return v ? rt::Truth(v) : kRaised;
}
Status rt::equal(Value a, Value b) { return a == b ? 1 : rt::IsEqual(a, b); }

} // namespace pyaot
