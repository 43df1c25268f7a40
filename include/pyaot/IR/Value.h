//===- Value.h - what instructions compute with ------------------------------===//
//
// An operand is a Value: an argument of a block, a result of an instruction,
// or a constant. Values have no use lists: a pass that replaces values collects
// a map and calls replaceUses() (Function.h) once.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_VALUE_H
#define PYAOT_IR_VALUE_H

#include "pyaot/IR/Type.h"
#include "llvm/Support/Casting.h"

namespace pyaot::ir {

class Block;
class Instruction;

/// What an operand may be: a block argument, a result of an instruction, or a constant.
class Value {
public:
  enum class Kind : uint8_t { Argument, Result, Constant };

  Kind kind() const { return kind_; }
  Type type() const { return type_; }
  /// Only for narrowing a type that was too wide; the verifier decides.
  void setType(Type type) { type_ = type; }
  /// A name for readers of the text form, mostly a Python variable; may be empty.
  llvm::StringRef hint() const { return hint_; }
  /// `hint` must live as long as the module (Module::intern).
  void setHint(llvm::StringRef hint) { hint_ = hint; }

  /// The block that defines it; null for constants.
  Block *definingBlock() const;
  /// The instruction that defines it; null for constants and arguments.
  Instruction *definingInstruction() const;

protected:
  Value(Kind kind, Type type) : kind_(kind), type_(type) {}

private:
  Kind kind_;
  Type type_;
  llvm::StringRef hint_;
};

/// A parameter of a block; those of the entry block are the function's parameters.
class Argument : public Value {
public:
  Argument(Block *block, uint32_t index, Type type) : Value(Kind::Argument, type), block_(block), index_(index) {}
  Block *block() const { return block_; }
  uint32_t index() const { return index_; }
  static bool classof(const Value *v) { return v->kind() == Kind::Argument; }

private:
  friend class Block;
  Block *block_;
  uint32_t index_;
};

class Result : public Value {
public:
  Result(Instruction *instruction, uint32_t index, Type type)
      : Value(Kind::Result, type), instruction_(instruction), index_(index) {}
  Instruction *instruction() const { return instruction_; }
  uint32_t index() const { return index_; }
  static bool classof(const Value *v) { return v->kind() == Kind::Result; }

private:
  Instruction *instruction_;
  uint32_t index_;
};

} // namespace pyaot::ir

#endif
