//===- Arithmetic.cpp - fast paths of operators on small ints and floats ---------===//
#include "Inline/Inline.h"

namespace pyaot {
using namespace rt;

#define ARITHMETIC(Name, IntOverflow, FloatOperator)                                                                   \
  Value rt::inl::Name(Value a, Value b) {                                                                              \
    int64_t r;                                                                                                         \
    if (LIKELY(areSmallInts(a, b))) {                                                                                  \
      if (LIKELY(!IntOverflow))                                                                                        \
        return inl::fromHigh(r);                                                                                       \
    } else if (LIKELY(inl::areFloats(a, b))) {                                                                         \
      return floatValue(floatOf(a) FloatOperator floatOf(b));                                                          \
    }                                                                                                                  \
    return rt::Name(a, b);                                                                                             \
  }
ARITHMETIC(Add, __builtin_add_overflow(inl::high(a), inl::high(b), &r), +)
ARITHMETIC(Subtract, __builtin_sub_overflow(inl::high(a), inl::high(b), &r), -)
ARITHMETIC(Multiply, __builtin_mul_overflow(inl::high(a), smallIntOf(b), &r), *)
ARITHMETIC(InplaceAdd, __builtin_add_overflow(inl::high(a), inl::high(b), &r), +)
ARITHMETIC(InplaceSubtract, __builtin_sub_overflow(inl::high(a), inl::high(b), &r), -)
ARITHMETIC(InplaceMultiply, __builtin_mul_overflow(inl::high(a), smallIntOf(b), &r), *)

Value rt::inl::BoxInt(int64_t i) { return LIKELY(fitsSmallInt(i)) ? smallInt(i) : rt::BoxInt(i); }

int64_t rt::inl::RangeCount(int64_t start, int64_t stop, int64_t step) {
  if (step > 0)
    return start < stop ? int64_t((uint64_t(stop) - uint64_t(start) - 1) / uint64_t(step) + 1) : 0;
  return start > stop ? int64_t((uint64_t(start) - uint64_t(stop) - 1) / -uint64_t(step) + 1) : 0;
}

// Small ints are exact as doubles, so the quotient of the doubles is the correctly rounded one.
#define TRUE_DIVIDE(Name)                                                                                              \
  Value rt::inl::Name(Value a, Value b) {                                                                              \
    if (LIKELY(inl::areFloats(a, b)) && LIKELY(floatOf(b) != 0))                                                       \
      return floatValue(floatOf(a) / floatOf(b));                                                                      \
    if (areSmallInts(a, b) && LIKELY(smallIntOf(b) != 0))                                                              \
      return floatValue(double(smallIntOf(a)) / double(smallIntOf(b)));                                                \
    return rt::Name(a, b);                                                                                             \
  }
TRUE_DIVIDE(TrueDivide)
TRUE_DIVIDE(InplaceTrueDivide)

// Rounded down: one less than the machine's quotient where signs differ and there is a remainder.
#define FLOOR_DIVIDE(Name)                                                                                             \
  Value rt::inl::Name(Value a, Value b) {                                                                              \
    if (LIKELY(areSmallInts(a, b)) && LIKELY(smallIntOf(b) != 0)) {                                                    \
      int64_t x = smallIntOf(a), y = smallIntOf(b), q = x / y;                                                         \
      q -= (q * y != x) & ((x ^ y) < 0);                                                                               \
      if (LIKELY(fitsSmallInt(q)))                                                                                     \
        return smallInt(q);                                                                                            \
    }                                                                                                                  \
    return rt::Name(a, b);                                                                                             \
  }
FLOOR_DIVIDE(FloorDivide)
FLOOR_DIVIDE(InplaceFloorDivide)

#define REMAINDER(Name)                                                                                                \
  Value rt::inl::Name(Value a, Value b) {                                                                              \
    if (LIKELY(areSmallInts(a, b)) && LIKELY(smallIntOf(b) != 0)) {                                                    \
      int64_t y = smallIntOf(b), r = smallIntOf(a) % y;                                                                \
      return smallInt(r + (r != 0 && (r ^ y) < 0 ? y : 0));                                                            \
    }                                                                                                                  \
    return rt::Name(a, b);                                                                                             \
  }
REMAINDER(Remainder)
REMAINDER(InplaceRemainder)

// The tag survives & and |, and is put back after ^.
#define BITWISE(Name, Expression)                                                                                      \
  Value rt::inl::Name(Value a, Value b) { return LIKELY(areSmallInts(a, b)) ? Value{Expression} : rt::Name(a, b); }
BITWISE(BitAnd, a.bits & b.bits)
BITWISE(BitOr, a.bits | b.bits)
BITWISE(BitXor, (a.bits ^ b.bits) | kSmallIntTag)
BITWISE(InplaceBitAnd, a.bits & b.bits)
BITWISE(InplaceBitOr, a.bits | b.bits)
BITWISE(InplaceBitXor, (a.bits ^ b.bits) | kSmallIntTag)

#define LEFT_SHIFT(Name)                                                                                               \
  Value rt::inl::Name(Value a, Value b) {                                                                              \
    if (LIKELY(areSmallInts(a, b)) && LIKELY(uint64_t(smallIntOf(b)) < uint64_t(kSmallIntBits))) {                     \
      int64_t h = inl::high(a), n = smallIntOf(b), r = int64_t(uint64_t(h) << n);                                      \
      if (LIKELY(r >> n == h))                                                                                         \
        return inl::fromHigh(r);                                                                                       \
    }                                                                                                                  \
    return rt::Name(a, b);                                                                                             \
  }
LEFT_SHIFT(LeftShift)
LEFT_SHIFT(InplaceLeftShift)

#define RIGHT_SHIFT(Name)                                                                                              \
  Value rt::inl::Name(Value a, Value b) {                                                                              \
    if (LIKELY(areSmallInts(a, b)) && LIKELY(smallIntOf(b) >= 0)) {                                                    \
      int64_t n = smallIntOf(b);                                                                                       \
      return smallInt(smallIntOf(a) >> (n < 63 ? n : 63));                                                             \
    }                                                                                                                  \
    return rt::Name(a, b);                                                                                             \
  }
RIGHT_SHIFT(RightShift)
RIGHT_SHIFT(InplaceRightShift)

Value rt::inl::Negative(Value a) {
  if (LIKELY(isSmallInt(a)) && LIKELY(smallIntOf(a) != kMinSmallInt))
    return smallInt(-smallIntOf(a));
  if (isFloat(a))
    return floatValue(-floatOf(a));
  return rt::Negative(a);
}

#define COMPARE(Name, Operator)                                                                                        \
  Value rt::inl::Name(Value a, Value b) {                                                                              \
    if (LIKELY(areSmallInts(a, b)))                                                                                    \
      return boolValue(inl::high(a) Operator inl::high(b));                                                            \
    if (LIKELY(inl::areFloats(a, b)))                                                                                  \
      return boolValue(floatOf(a) Operator floatOf(b));                                                                \
    return rt::Name(a, b);                                                                                             \
  }                                                                                                                    \
  Status rt::inl::Is##Name(Value a, Value b) {                                                                         \
    if (LIKELY(areSmallInts(a, b)))                                                                                    \
      return inl::high(a) Operator inl::high(b);                                                                       \
    if (LIKELY(inl::areFloats(a, b)))                                                                                  \
      return floatOf(a) Operator floatOf(b);                                                                           \
    return rt::Is##Name(a, b);                                                                                         \
  }
COMPARE(Less, <)
COMPARE(LessEqual, <=)
COMPARE(Equal, ==)
COMPARE(NotEqual, !=)
COMPARE(Greater, >)
COMPARE(GreaterEqual, >=)

Status rt::inl::Truth(Value v) {
  if (LIKELY(isBool(v)))
    return v == kTrue;
  if (isSmallInt(v))
    return smallIntOf(v) != 0;
  if (isNone(v))
    return 0;
  return rt::Truth(v);
}

} // namespace pyaot
