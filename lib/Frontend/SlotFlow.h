//===- SlotFlow.h - which local slots are live and which are bound ------------===//
//
// Two data-flow answers about the canonical graph that make SSA construction
// simple: a block needs arguments only for slots that are live into it, and an
// argument is of type value only if its slot is bound on every way in.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_LIB_FRONTEND_SLOTFLOW_H
#define PYAOT_LIB_FRONTEND_SLOTFLOW_H

#include "pyaot/Bytecode/Canonical.h"
#include "llvm/ADT/BitVector.h"
#include <vector>

namespace pyaot::frontend {

struct SlotFlow {
  /// By node: slots whose content may be read from the node's entry on.
  std::vector<llvm::BitVector> liveIn;
  /// By node: slots that hold something on all ways to the node's entry.
  std::vector<llvm::BitVector> boundIn;
};

SlotFlow computeSlotFlow(const bytecode::CanonicalCode &graph);

/// Does this STORE_FAST, the `index`-th instruction of its node, surely store something (not NULL)?
bool storesValue(const bytecode::CanonicalCode &graph, const bytecode::CanonicalNode &node, size_t index);

} // namespace pyaot::frontend

#endif
