//===- SlotFlow.cpp - liveness and definite assignment of local slots ----------===//

#include "SlotFlow.h"

using namespace pyaot;
using namespace pyaot::bytecode;
using namespace pyaot::frontend;

bool frontend::storesValue(const CanonicalCode &graph, const CanonicalNode &node, size_t index) {
  // Only 3.12+ stores what LOAD_FAST_AND_CLEAR saved, in nodes made of nothing but stores.
  const StackShape *top = node.stack;
  for (size_t i = 0; i < index; ++i) {
    if (node.instrs[i].op != Op::StoreFast)
      return true;
    if (top)
      top = top->below;
  }
  return !top || (top->kind != SlotKind::Null && top->kind != SlotKind::ValueOrUnset);
}

namespace {

enum class Access : uint8_t { None, Read, Bind, Unbind, ReadAndBind, ReadAndUnbind };

/// What an instruction does with the slot `i.a`.
Access accessOf(const CanonicalCode &graph, const CanonicalNode &node, size_t index) {
  const CanonicalInstr &i = node.instrs[index];
  switch (i.op) {
  case Op::LoadFast:
    return Access::ReadAndBind; // on the way on it is bound: the check has passed
  case Op::LoadFastAndClear:
  case Op::DeleteFast:
    return Access::ReadAndUnbind;
  case Op::MakeCell:
    return Access::ReadAndBind;
  case Op::LoadClosure:
  case Op::LoadDeref:
  case Op::StoreDeref:
  case Op::DeleteDeref:
  case Op::LoadFromDictOrDeref:
    return Access::Read;
  case Op::StoreFast:
    return storesValue(graph, node, index) ? Access::Bind : Access::Unbind;
  default:
    return Access::None;
  }
}

template <typename F> void forEachSuccessor(const CanonicalNode &n, F f) {
  if (n.next != kNoNode)
    f(n.next);
  for (const CanonicalInstr &i : n.instrs)
    if (i.isBranch())
      f(i.target);
}

class Solver {
public:
  explicit Solver(const CanonicalCode &graph)
      : graph_(graph), numSlots_(unsigned(graph.code->slots.size())), readByCalls_(numSlots_) {
    for (unsigned slot = numSlots_ - graph.code->freeCount; slot < numSlots_; ++slot)
      if (graph.code->slots[slot].name->utf8() == "__class__") {
        readByCalls_.set(slot);
        readByCalls_.set(0);
      }
    for (const StrConstant *name : graph.code->names)
      if (name->utf8() == "locals" || name->utf8() == "vars" || name->utf8() == "dir")
        readByCalls_.set();
  }

  SlotFlow run() {
    solveLive();
    solveBound();
    return std::move(flow_);
  }

private:
  void solveLive();
  void solveBound();

  const CanonicalCode &graph_;
  unsigned numSlots_;
  llvm::BitVector readByCalls_; ///< What a call without arguments may read: super(), locals(), vars(), dir().
  SlotFlow flow_;
};

void Solver::solveLive() {
  size_t n = graph_.nodes.size();
  flow_.liveIn.assign(n, llvm::BitVector(numSlots_));
  // Backward edges are few: sweeps from the end settle after as many rounds as loops are nested.
  llvm::BitVector live(numSlots_);
  for (bool isChanged = true; isChanged;) {
    isChanged = false;
    for (size_t id = n; id-- > 0;) {
      const CanonicalNode &node = graph_.nodes[id];
      live.reset();
      forEachSuccessor(node, [&](NodeId s) { live |= flow_.liveIn[s]; });
      for (size_t k = node.instrs.size(); k-- > 0;) {
        const CanonicalInstr &i = node.instrs[k];
        switch (accessOf(graph_, node, k)) {
        case Access::None:
          break;
        case Access::Bind:
        case Access::Unbind:
          live.reset(i.a);
          break;
        case Access::Read:
        case Access::ReadAndBind:
        case Access::ReadAndUnbind:
          live.set(i.a);
          break;
        }
        if (i.op == Op::CopyFreeVars)
          live.reset(numSlots_ - i.a, numSlots_);
        if (i.op == Op::Call && i.a == 0)
          live |= readByCalls_;
      }
      if (node.handler)
        live |= flow_.liveIn[node.handler.node];
      if (live != flow_.liveIn[id]) {
        flow_.liveIn[id] = live;
        isChanged = true;
      }
    }
  }
}

void Solver::solveBound() {
  size_t n = graph_.nodes.size();
  // Optimistic: everything is bound until a way in shows otherwise.
  flow_.boundIn.assign(n, llvm::BitVector(numSlots_, true));
  llvm::BitVector &entry = flow_.boundIn[0];
  entry.reset();
  entry.set(0, std::min(numSlots_, graph_.code->parameterCount()));
  llvm::BitVector bound(numSlots_), atRaise(numSlots_);
  for (bool isChanged = true; isChanged;) {
    isChanged = false;
    auto meet = [&](NodeId s, const llvm::BitVector &in) {
      llvm::BitVector &old = flow_.boundIn[s];
      if (old.test(in)) { // something in `old` that is not in `in`
        old &= in;
        isChanged = true;
      }
    };
    for (const CanonicalNode &node : graph_.nodes) {
      bound = flow_.boundIn[node.id];
      atRaise = bound;
      for (size_t k = 0; k < node.instrs.size(); ++k) {
        const CanonicalInstr &i = node.instrs[k];
        switch (accessOf(graph_, node, k)) {
        case Access::None:
        case Access::Read:
          break;
        case Access::Bind:
        case Access::ReadAndBind:
          bound.set(i.a);
          break;
        case Access::Unbind:
        case Access::ReadAndUnbind:
          bound.reset(i.a);
          atRaise.reset(i.a);
          break;
        }
        if (i.op == Op::CopyFreeVars)
          bound.set(numSlots_ - i.a, numSlots_);
      }
      forEachSuccessor(node, [&](NodeId s) { meet(s, bound); });
      if (node.handler)
        meet(node.handler.node, atRaise);
    }
  }
}

} // namespace

SlotFlow frontend::computeSlotFlow(const CanonicalCode &graph) { return Solver(graph).run(); }
