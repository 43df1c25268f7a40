//===- Block.h - a basic block with arguments --------------------------------===//
//
// Block arguments stand in place of phis: an edge says what it passes, so that an edge can be made or moved without
// looking at the block that it leads to.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_BLOCK_H
#define PYAOT_IR_BLOCK_H

#include "pyaot/IR/Instruction.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/simple_ilist.h"

namespace pyaot::ir {

/// Instructions that run one after the other; the last one is the terminator. Lives in the arena of its Function.
class Block : public llvm::ilist_node<Block> {
public:
  using InstList = llvm::simple_ilist<Instruction>;
  using iterator = InstList::iterator;
  using const_iterator = InstList::const_iterator;

  explicit Block(Function *function) : function_(function) {}

  Function &function() const { return *function_; }
  /// A dense number, valid after Function::renumber(): for side tables.
  uint32_t number() const { return number_; }

  llvm::ArrayRef<Argument *> args() const { return args_; }
  Argument *arg(unsigned i) const { return args_[i]; }
  unsigned numArgs() const { return unsigned(args_.size()); }
  Argument *addArg(Type type, llvm::StringRef hint = {});
  /// Removes the arguments whose bit is set from the block (not from the edges that lead here).
  void removeArgs(llvm::function_ref<bool(const Argument &)> isDead);

  iterator begin() { return instructions_.begin(); }
  iterator end() { return instructions_.end(); }
  const_iterator begin() const { return instructions_.begin(); }
  const_iterator end() const { return instructions_.end(); }
  bool empty() const { return instructions_.empty(); }
  Instruction &front() { return instructions_.front(); }
  Instruction &back() { return instructions_.back(); }
  const Instruction &back() const { return instructions_.back(); }
  InstList &instructions() { return instructions_; }

  /// The last instruction if it is a terminator, else null.
  Instruction *terminator() const;
  /// The one instruction that may leave for a handler: see Instruction::handler(). Null if there is none.
  Instruction *raiser() const;
  /// Is it entered by an exception?
  bool isHandler() const { return !empty() && instructions_.front().opcode() == Opcode::TakePending; }

  void append(Instruction *instruction);
  void insert(iterator before, Instruction *instruction);
  void remove(Instruction *instruction);
  /// Moves [first, end of `from`) to the end of this block.
  void splice(Block &from, iterator first);

  /// Calls `f` for each way out: successors of the terminator, then the handler edge.
  void forEachEdge(llvm::function_ref<void(Edge &)> f);
  void forEachEdge(llvm::function_ref<void(const Edge &)> f) const;

private:
  friend class Function;
  Function *function_;
  uint32_t number_ = 0;
  llvm::SmallVector<Argument *, 0> args_;
  InstList instructions_;
};

} // namespace pyaot::ir

#endif
