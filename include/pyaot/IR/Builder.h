//===- Builder.h - make instructions at the end of a block -------------------===//
//
// What the Frontend and the passes make instructions with, so that none forgets the location or the place.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_BUILDER_H
#define PYAOT_IR_BUILDER_H

#include "pyaot/IR/Module.h"

namespace pyaot::ir {

/// Appends to a block, or inserts before an instruction, with the current location.
class Builder {
public:
  explicit Builder(Function &function) : function_(function) {}

  Function &function() const { return function_; }
  ConstantPool &constants() const { return function_.module().constants; }
  Block *block() const { return block_; }
  /// From now on at the end of this block.
  void setBlock(Block *block) {
    block_ = block;
    before_ = nullptr;
  }
  /// From now on in front of this instruction.
  void setInsertPoint(Instruction *before) {
    block_ = before->block();
    before_ = before;
  }
  SourceLocation location;   ///< Of what is made from now on.
  Function *scope = nullptr; ///< The same: Instruction::scope().

  /// `numResults` only for rows with "v*".
  Instruction *emit(Opcode op, llvm::ArrayRef<Value *> operands = {}, unsigned numResults = ~0u) {
    Instruction *i = function_.create(op, operands, numResults);
    i->setLocation(location);
    i->setScope(scope);
    if (before_)
      block_->insert(before_->getIterator(), i);
    else
      block_->append(i);
    return i;
  }
  /// The form Name.
  Instruction *emitNamed(Opcode op, const Constant *name, llvm::ArrayRef<Value *> operands = {}) {
    Instruction *i = emit(op, operands);
    i->setConstant(name);
    return i;
  }
  /// The forms Index, Global, Conversion.
  Instruction *emitNumbered(Opcode op, uint32_t number, llvm::ArrayRef<Value *> operands = {},
                            unsigned numResults = ~0u) {
    Instruction *i = emit(op, operands, numResults);
    i->setNumber(number);
    return i;
  }
  Instruction *jump(Edge to) {
    Instruction *i = emit(Opcode::Jump);
    i->setSuccessors(function_.copyEdges(to));
    return i;
  }
  Instruction *branch(Value *condition, Edge ifTrue, Edge ifFalse) {
    Instruction *i = emit(Opcode::Branch, condition);
    i->setSuccessors(function_.copyEdges({ifTrue, ifFalse}));
    return i;
  }

  /// Constants as operands.
  static Value *use(const Constant *c) { return const_cast<Constant *>(c); }
  Value *none() const { return use(constants().none()); }
  Value *unset() const { return use(constants().unset()); }

private:
  Function &function_;
  Block *block_ = nullptr;
  Instruction *before_ = nullptr;
};

} // namespace pyaot::ir

#endif
