//===- TypeDemand.h - whose types would help ----------------------------------------------===//
//
// Questions that `specialise` asks about the function before it changes it: which values are live where, of which
// values the type matters, which type a value probably has, where the loops are.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_LIB_TRANSFORMS_TYPEDEMAND_H
#define PYAOT_LIB_TRANSFORMS_TYPEDEMAND_H

#include "pyaot/IR/Module.h"
#include "llvm/ADT/DenseSet.h"

namespace pyaot::transforms {

/// A set of kinds that a value may be of.
using Kinds = uint16_t;
namespace kinds {
enum : Kinds {
  Int = 1,   ///< Boxed: a small int. Unboxed: any int64_t.
  Float = 2, ///< Exactly float.
  List = 4,  ///< Exactly list.
  Tuple = 8,
  Bool = 16,
  None = 32,
  Other = 64, ///< Everything else; big ints, subclasses.
  Unset = 128,
  Number = Int | Float,
  AnyValue = 127,
  Any = 255,
  Iterated = 256, ///< No kind: a demand of iter_next.
};
} // namespace kinds

/// Can the operation be made faster by knowing a type?
bool isTypeSensitive(const ir::Instruction &i);
/// The builtin that the callable of a call surely is, if it is a builtin: a name that the module does not bind. Else empty.
llvm::StringRef calledBuiltin(const ir::Instruction &call);
inline bool isArithmetic(ir::Opcode op) {
  return op >= ir::Opcode::Add && op <= ir::Opcode::InplaceBitXor && op != ir::Opcode::MatrixMultiply &&
         op != ir::Opcode::InplaceMatrixMultiply;
}
inline bool isComparison(ir::Opcode op) { return op >= ir::Opcode::Less && op <= ir::Opcode::IsGreaterEqual; }
/// inplace_add -> add ...
inline ir::Opcode withoutInplace(ir::Opcode op) {
  return op >= ir::Opcode::InplaceAdd && op <= ir::Opcode::InplaceBitXor
             ? ir::Opcode(unsigned(op) - unsigned(ir::Opcode::InplaceAdd) + unsigned(ir::Opcode::Add))
             : op;
}

class TypeDemand {
public:
  /// Renumbers the blocks.
  void compute(ir::Function &function);

  /// The values that a block needs: its arguments, then what is live into it.
  llvm::ArrayRef<ir::Value *> inputs(const ir::Block &b) const { return inputs_[b.number()]; }
  /// The kinds of which it matters, anywhere behind, whether the value is of them.
  Kinds demand(ir::Value *v) const { return demand_.lookup(v); }
  /// Does it flow to an iter_next?
  bool isIterated(ir::Value *v) const { return demand(v) & kinds::Iterated; }
  /// Is get_iter all that is done with it?
  bool isOnlyIterated(ir::Value *v) const { return !usedOtherwise_.contains(v); }
  /// kinds::Float or Int where what it is computed with says so, else 0.
  Kinds probable(ir::Value *v);
  bool isLoopHeader(const ir::Block &b) const { return isHeader_[b.number()]; }
  bool isInLoop(const ir::Block &b) const { return isInLoop_[b.number()]; }
  bool isBackEdge(const ir::Block &from, const ir::Block &to) const { return backEdges_.contains({&from, &to}); }
  bool hasLoops() const { return !backEdges_.empty(); }

private:
  void findLoops(ir::Function &function);
  void findLiveValues(ir::Function &function);
  void findDemand(ir::Function &function);
  void findProbableTypes(ir::Function &function);
  ir::Value *classOf(ir::Value *v);
  void unite(ir::Value *a, ir::Value *b);
  void suggest(ir::Value *v, Kinds kinds) { suggested_[classOf(v)] |= kinds; }

  std::vector<std::vector<ir::Value *>> inputs_;
  llvm::DenseMap<ir::Value *, Kinds> demand_, suggested_;
  llvm::DenseMap<ir::Value *, ir::Value *> parent_;
  llvm::DenseSet<ir::Value *> usedOtherwise_; ///< Than by get_iter.
  llvm::DenseSet<std::pair<const ir::Block *, const ir::Block *>> backEdges_;
  std::vector<bool> isHeader_, isInLoop_;
};

} // namespace pyaot::transforms

#endif
