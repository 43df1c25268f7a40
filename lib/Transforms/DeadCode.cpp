//===- DeadCode.cpp - what nobody needs --------------------------------------------------===//
//
//   ^1(%a: value, %b: value):         ^1(%a: value):
//     %s = build_slice %a, %b, None     return %a
//     return %a                   =>
//
// Marks what instructions with effects need, transitively, and sweeps the rest:
// instructions that no one can tell were executed, and block arguments (of
// loops too, that only feed themselves).
//
//===----------------------------------------------------------------------===//

#include "pyaot/Transforms/Passes.h"
#include "llvm/ADT/DenseSet.h"

namespace pyaot::transforms {

using namespace ir;

bool removeDeadCode(Function &f) {
  llvm::DenseSet<const Value *> live;
  llvm::SmallVector<Value *, 64> work;
  llvm::DenseMap<const Argument *, llvm::SmallVector<Value *, 2>> incoming;
  auto need = [&](Value *v) {
    if (!llvm::isa<Constant>(v) && live.insert(v).second)
      work.push_back(v);
  };
  for (Block &b : f) {
    for (Instruction &i : b)
      if (!isRemovable(i.opcode()))
        for (Value *v : i.operands())
          need(v);
    b.forEachEdge([&](Edge &e) {
      for (auto [v, a] : llvm::zip(e.args, e.block->args()))
        incoming[a].push_back(v);
    });
  }
  while (!work.empty()) {
    Value *v = work.pop_back_val();
    if (auto *a = llvm::dyn_cast<Argument>(v)) {
      for (Value *in : incoming[a])
        need(in);
      continue;
    }
    Instruction *i = v->definingInstruction();
    if (isRemovable(i->opcode())) // the operands of others are needed anyway
      for (Value *operand : i->operands())
        need(operand);
  }
  bool isChanged = false;
  auto isDead = [&](const Argument &a) { return !live.contains(&a); };
  for (Block &b : f) {
    for (auto it = b.begin(); it != b.end();) {
      Instruction &i = *it++;
      if (isRemovable(i.opcode()) && llvm::none_of(i.results(), [&](Result &r) { return live.contains(&r); })) {
        i.erase();
        isChanged = true;
      }
    }
    b.forEachEdge([&](Edge &e) {
      llvm::SmallVector<Value *, 8> kept;
      for (auto [v, a] : llvm::zip(e.args, e.block->args()))
        if (!isDead(*a))
          kept.push_back(v);
      if (kept.size() != e.args.size()) {
        e.args = f.copy<Value *>(kept);
        isChanged = true;
      }
    });
  }
  for (Block &b : f)
    if (&b != &f.entry())
      b.removeArgs(isDead);
  return isChanged;
}

} // namespace pyaot::transforms
