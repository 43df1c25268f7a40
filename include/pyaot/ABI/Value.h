//===- Value.h - how a Python value fits into 64 bits -----------------------===//
//
// Every Python value is one 64-bit word, NaN-boxed:
//
//   top 16 bits     meaning
//   0000            pointer to an Object, or one of the immediates below
//   0001 .. FFF1    float: the bits of the IEEE double + 2^48
//   FFF8 .. FFFF    small int: 51 bits, signed
//
// The word 0 is never a Python value: it is the sentinel "an exception was
// raised and waits in ThreadState". Any NaN is canonical (sign and payload of
// a NaN would collide with the small ints); ints outside 51 bits are BigInt
// objects, and an int that fits into 51 bits is never a BigInt.
//
// Compiler and runtime share this file; it includes only standard headers.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_ABI_VALUE_H
#define PYAOT_ABI_VALUE_H

#include <bit>
#include <cstdint>

namespace pyaot {

struct Object;

/// A Python value, or the sentinel 0 ("exception raised").
struct Value {
  uint64_t bits = 0;

  constexpr bool operator==(const Value &) const = default;
  /// True where no exception was raised: `if (!v) return {};` propagates.
  constexpr explicit operator bool() const { return bits != 0; }
};
static_assert(sizeof(Value) == 8);

// --- Immediates: addresses below the first page ------------------------------

inline constexpr uint64_t kUnsetBits = 0x08; ///< "no value": unbound local, NULL on the stack, exhausted iterator.
inline constexpr uint64_t kNoneBits = 0x10;
inline constexpr uint64_t kFalseBits = 0x20;
inline constexpr uint64_t kTrueBits = 0x28; ///< kFalseBits + 8, so `(bits - kFalseBits) >> 3` is the truth value.
inline constexpr uint64_t kNotImplementedBits = 0x30;
inline constexpr uint64_t kEllipsisBits = 0x38;
inline constexpr uint64_t kFirstPointer = 0x1000; ///< Everything from here to 2^48 is an Object *.

inline constexpr Value kError{0};
inline constexpr Value kUnset{kUnsetBits}; ///< Never visible to Python code.
inline constexpr Value kNone{kNoneBits};
inline constexpr Value kFalse{kFalseBits};
inline constexpr Value kTrue{kTrueBits};
inline constexpr Value kNotImplemented{kNotImplementedBits};
inline constexpr Value kEllipsis{kEllipsisBits};

// --- Small ints ----------------------------------------------------------------

inline constexpr int kSmallIntBits = 51;
inline constexpr int kSmallIntShift = 64 - kSmallIntBits; // 13
inline constexpr uint64_t kSmallIntTag = 0xFFF8'0000'0000'0000u;
inline constexpr int64_t kMaxSmallInt = (int64_t(1) << (kSmallIntBits - 1)) - 1;
inline constexpr int64_t kMinSmallInt = -(int64_t(1) << (kSmallIntBits - 1));

constexpr bool isSmallInt(Value v) { return v.bits >= kSmallIntTag; }
/// One compare: the tag survives an AND only where both have it.
constexpr bool areSmallInts(Value a, Value b) { return (a.bits & b.bits) >= kSmallIntTag; }
constexpr int64_t smallIntOf(Value v) { return int64_t(v.bits << kSmallIntShift) >> kSmallIntShift; }
constexpr bool fitsSmallInt(int64_t i) { return i >= kMinSmallInt && i <= kMaxSmallInt; }
/// Requires fitsSmallInt(i); rt::intValue() takes any int64_t.
constexpr Value smallInt(int64_t i) { return {uint64_t(i) | kSmallIntTag}; }

// --- Floats ----------------------------------------------------------------------

inline constexpr uint64_t kFloatOffset = uint64_t(1) << 48;
inline constexpr uint64_t kFloatEnd = 0xFFF2'0000'0000'0000u;
inline constexpr uint64_t kCanonicalNaN = 0x7FF8'0000'0000'0000u;

constexpr bool isFloat(Value v) { return v.bits - kFloatOffset < kFloatEnd - kFloatOffset; }
constexpr double floatOf(Value v) { return std::bit_cast<double>(v.bits - kFloatOffset); }
constexpr Value floatValue(double d) {
  return {(d == d ? std::bit_cast<uint64_t>(d) : kCanonicalNaN) + kFloatOffset};
}

// --- Pointers and singletons --------------------------------------------------------

/// A pointer to a heap or static object (not an immediate, not kError).
constexpr bool isObject(Value v) { return v.bits - kFirstPointer < kFloatOffset - kFirstPointer; }
inline Object *objectOf(Value v) { return reinterpret_cast<Object *>(v.bits); }
inline Value valueOf(const Object *o) { return {reinterpret_cast<uint64_t>(o)}; }

constexpr bool isBool(Value v) { return (v.bits & ~uint64_t(8)) == kFalseBits; }
constexpr Value boolValue(bool b) { return {kFalseBits + (uint64_t(b) << 3)}; }
constexpr bool isNone(Value v) { return v.bits == kNoneBits; }

/// Answers that may fail: -1 = exception raised, 0 = no / done, 1 = yes.
using Status = int32_t;
inline constexpr Status kRaised = -1;
inline constexpr Status kOk = 0;

} // namespace pyaot

#endif
