//===- Constants.h - the constant objects of a code object -------------------===//
//
// What marshal stores in a .pyc, as an immutable tree of typed nodes that the
// compiler can look at without a Python. Every object belongs to the Module
// that read it and lives as long. Two places that hold the same pointer held
// the same object in CPython; equal objects need not be the same pointer.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_CONSTANTS_H
#define PYAOT_BYTECODE_CONSTANTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Casting.h"
#include <cstdint>
#include <optional>

namespace llvm {
class raw_ostream;
}

namespace pyaot::bytecode {

enum class ConstantKind : uint8_t {
  None,
  Bool,
  Ellipsis,
  Int,
  Float,
  Complex,
  Str,
  Bytes,
  Tuple,
  FrozenSet,
  Slice,
  Code,
};

/// Base of all constants; use llvm::isa, cast and dyn_cast with the classes below.
class Constant {
public:
  ConstantKind kind() const { return kind_; }

  /// Writes the object as Python source would, code objects as `<code qualname>`. Floats in shortest form, strings
  /// with escapes for everything that is not printable ASCII: for people and tests. About `limit` characters are
  /// written, then "..." stands for the rest.
  void print(llvm::raw_ostream &os, size_t limit = SIZE_MAX) const;

protected:
  explicit Constant(ConstantKind kind) : kind_(kind) {}
  ~Constant() = default;

private:
  ConstantKind kind_;
};

class NoneConstant : public Constant {
public:
  NoneConstant() : Constant(ConstantKind::None) {}
  /// One for all modules.
  static const NoneConstant *get();
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::None; }
};

class BoolConstant : public Constant {
public:
  explicit BoolConstant(bool value) : Constant(ConstantKind::Bool), value_(value) {}
  static const BoolConstant *get(bool value);
  bool value() const { return value_; }
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Bool; }

private:
  bool value_;
};

class EllipsisConstant : public Constant {
public:
  EllipsisConstant() : Constant(ConstantKind::Ellipsis) {}
  static const EllipsisConstant *get();
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Ellipsis; }
};

/// An int of any size: sign and magnitude. Invariant: no leading (most significant) zero limb; zero has no limbs and
/// is not negative.
class IntConstant : public Constant {
public:
  IntConstant(bool negative, llvm::ArrayRef<uint64_t> limbs)
      : Constant(ConstantKind::Int), negative_(negative), limbs_(limbs) {}
  /// 0 <= value < 256; one for all modules.
  static const IntConstant *getSmall(unsigned value);

  bool isNegative() const { return negative_; }
  /// The magnitude in base 2^64, least significant limb first.
  llvm::ArrayRef<uint64_t> limbs() const { return limbs_; }
  /// The value where it fits.
  std::optional<int64_t> asInt64() const;
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Int; }

private:
  bool negative_;
  llvm::ArrayRef<uint64_t> limbs_;
};

/// Compare by bits, not by ==: 0.0 and -0.0 are different constants, and NaNs keep their payload.
class FloatConstant : public Constant {
public:
  explicit FloatConstant(double value) : Constant(ConstantKind::Float), value_(value) {}
  double value() const { return value_; }
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Float; }

private:
  double value_;
};

class ComplexConstant : public Constant {
public:
  ComplexConstant(double real, double imag) : Constant(ConstantKind::Complex), real_(real), imag_(imag) {}
  double real() const { return real_; }
  double imag() const { return imag_; }
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Complex; }

private:
  double real_, imag_;
};

/// A str. Invariant: `utf8` is valid UTF-8 except that lone surrogates (U+D800..U+DFFF) may stand as 3-byte groups.
class StrConstant : public Constant {
public:
  StrConstant(llvm::StringRef utf8, bool interned, uint32_t length)
      : Constant(ConstantKind::Str), interned_(interned), length_(length), utf8_(utf8) {}
  llvm::StringRef utf8() const { return utf8_; }
  /// Number of characters (code points).
  uint32_t length() const { return length_; }
  bool isAscii() const { return length_ == utf8_.size(); }
  /// CPython interned it: equal interned strings of a program are one object (`is`).
  bool isInterned() const { return interned_; }
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Str; }

private:
  bool interned_;
  uint32_t length_;
  llvm::StringRef utf8_;
};

class BytesConstant : public Constant {
public:
  explicit BytesConstant(llvm::StringRef data) : Constant(ConstantKind::Bytes), data_(data) {}
  llvm::StringRef data() const { return data_; }
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Bytes; }

private:
  llvm::StringRef data_;
};

class TupleConstant : public Constant {
public:
  explicit TupleConstant(llvm::ArrayRef<const Constant *> items) : Constant(ConstantKind::Tuple), items_(items) {}
  llvm::ArrayRef<const Constant *> items() const { return items_; }
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Tuple; }

private:
  llvm::ArrayRef<const Constant *> items_;
};

/// Items in the order in which CPython's marshal wrote them.
class FrozenSetConstant : public Constant {
public:
  explicit FrozenSetConstant(llvm::ArrayRef<const Constant *> items)
      : Constant(ConstantKind::FrozenSet), items_(items) {}
  llvm::ArrayRef<const Constant *> items() const { return items_; }
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::FrozenSet; }

private:
  llvm::ArrayRef<const Constant *> items_;
};

/// 3.14+; absent parts are None.
class SliceConstant : public Constant {
public:
  SliceConstant(const Constant *start, const Constant *stop, const Constant *step)
      : Constant(ConstantKind::Slice), start_(start), stop_(stop), step_(step) {}
  const Constant *start() const { return start_; }
  const Constant *stop() const { return stop_; }
  const Constant *step() const { return step_; }
  static bool classof(const Constant *c) { return c->kind() == ConstantKind::Slice; }

private:
  const Constant *start_, *stop_, *step_;
};

} // namespace pyaot::bytecode

#endif
