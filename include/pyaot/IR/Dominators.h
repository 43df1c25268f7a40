//===- Dominators.h - what every way to a block goes through --------------------===//
//
// Where an instruction with a handler ends a block, its results do not exist
// on the handler edge. So such a block counts as two nodes: the head, up to and
// with the raising instruction, and the tail, which the normal edges leave.
//
// A snapshot: any change of edges makes it invalid.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_DOMINATORS_H
#define PYAOT_IR_DOMINATORS_H

#include "pyaot/IR/Function.h"

namespace pyaot::ir {

class Dominators {
public:
  /// Renumbers the blocks of the function.
  explicit Dominators(Function &function);

  bool isReachable(const Block &b) const { return heads_[b.number()].order != kUnreached; }
  /// Does every way to `b` go through `a`'s beginning? Both must be reachable.
  bool dominates(const Block &a, const Block &b) const { return dominates(headOf(a), headOf(b)); }
  /// Is `v` defined on every way to `user`, an operand or an argument of the handler edge of which it shall be?
  bool isAvailable(const Value &v, const Instruction &user, bool isOnHandlerEdge = false) const;

private:
  static constexpr uint32_t kUnreached = ~0u;
  struct Node {
    uint32_t order = kUnreached; ///< reverse postorder
    uint32_t first = 0, last = 0; ///< preorder numbers of the subtree in the dominator tree
  };
  const Node &headOf(const Block &b) const { return heads_[b.number()]; }
  const Node &tailOf(const Block &b) const { return tails_[b.number()]; }
  bool dominates(const Node &a, const Node &b) const { return a.first <= b.first && b.first <= a.last; }

  std::vector<Node> heads_, tails_; ///< by block number; a block without handler has its head as tail
};

/// By block number: where control comes from, once for each edge. Renumbers the blocks.
std::vector<llvm::SmallVector<Block *, 2>> predecessors(Function &function);

} // namespace pyaot::ir

#endif
