//===- Constant.h - constant values ------------------------------------------===//
//
// Immutable Python objects known when compiling, the unset value and the two
// i1 values. A Module owns them and makes each only once, by value: equal
// constants of one type are one object, which is what CPython's compiler does
// with the constants of one source file. So pointers may be compared.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_CONSTANT_H
#define PYAOT_IR_CONSTANT_H

#include "pyaot/IR/Value.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>

namespace llvm {
class raw_ostream;
}

namespace pyaot::ir {

class Function;

/// What a constant is, and which of its accessors say it.
enum class ConstantKind : uint8_t {
  Unset, ///< type maybe
  I1,    ///< type bool: number() is 0 or 1
  None,
  Bool, ///< number() is 0 or 1
  Ellipsis,
  Int,   ///< isNegative(), limbs()
  Float, ///< real()
  Complex,
  Str,   ///< text(): UTF-8, lone surrogates as 3-byte groups
  Bytes, ///< text()
  Tuple, ///< items()
  FrozenSet,
  Slice, ///< three items()
  Code,  ///< function(): a code object among co_consts; never an operand
};

/// A constant of a module: equal ones are one object. Made and owned by the ConstantPool.
class Constant : public Value {
public:
  ConstantKind constantKind() const { return constantKind_; }
  bool is(ConstantKind kind) const { return constantKind_ == kind; }
  /// The order of creation in the module: a stable number for tables.
  uint32_t id() const { return id_; }

  /// I1, Bool.
  bool truth() const { return number_; }
  /// Int: sign and magnitude (limbs of 64 bits, least significant first, none for zero).
  bool isNegative() const { return number_; }
  llvm::ArrayRef<uint64_t> limbs() const { return limbs_; }
  std::optional<int64_t> asInt64() const;
  /// Float, Complex: bits matter, 0.0 and -0.0 are two constants.
  double real() const { return real_; }
  double imag() const { return imag_; }
  /// Str: UTF-8; Bytes: the bytes.
  llvm::StringRef text() const { return text_; }
  /// Str: number of characters.
  uint32_t length() const { return number_; }
  /// Str: CPython interned it.
  bool isInterned() const { return isInterned_; }
  /// Tuple, FrozenSet, Slice.
  llvm::ArrayRef<const Constant *> items() const { return items_; }
  Function *function() const { return function_; }

  /// As in the text form: Python's notation, `unset`, `true`, `false`.
  void print(llvm::raw_ostream &os) const;

  static bool classof(const Value *v) { return v->kind() == Kind::Constant; }

private:
  friend class ConstantPool;
  Constant(ConstantKind kind, Type type) : Value(Kind::Constant, type), constantKind_(kind) {}

  ConstantKind constantKind_;
  bool isInterned_ = false;
  uint32_t number_ = 0;
  uint32_t id_ = 0;
  double real_ = 0, imag_ = 0;
  llvm::StringRef text_;
  llvm::ArrayRef<uint64_t> limbs_;
  llvm::ArrayRef<const Constant *> items_;
  Function *function_ = nullptr;
};

} // namespace pyaot::ir

#endif
