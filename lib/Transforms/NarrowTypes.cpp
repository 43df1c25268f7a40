//===- NarrowTypes.cpp - definite assignment -------------------------------------------===//
//
//   jump ^1(%x)    ; both are values     jump ^1(%x)
//   jump ^1(%y)                          jump ^1(%y)
//   ^1(%v: maybe):                =>     ^1(%v: value):
//     %w = check_local[v] %v               return %v
//     return %w
//
// Starts from "no argument is ever unset" and takes that back where an edge
// passes something that may be: the greatest fixed point, so variables of loops
// come out right. Requires nothing. Sound because a `value` is never unset.
//
//===----------------------------------------------------------------------===//

#include "pyaot/Transforms/Passes.h"
#include "llvm/ADT/DenseSet.h"

namespace pyaot::transforms {

using namespace ir;

bool narrowTypes(Function &f) {
  llvm::DenseMap<Value *, llvm::SmallVector<Argument *, 2>> flowsTo;
  llvm::DenseSet<Value *> mayBeUnset;
  llvm::SmallVector<Value *, 32> work;
  std::vector<Argument *> candidates;
  for (Block &b : f)
    for (Argument *a : b.args())
      if (a->type() == Type::Maybe)
        candidates.push_back(a);
  auto isCandidate = [](Value *v) { return llvm::isa<Argument>(v) && v->type() == Type::Maybe; };
  for (Block &b : f)
    b.forEachEdge([&](Edge &e) {
      for (auto [v, a] : llvm::zip(e.args, e.block->args())) {
        if (a->type() != Type::Maybe || v->type() == Type::Value)
          continue;
        if (isCandidate(v))
          flowsTo[v].push_back(a);
        else if (mayBeUnset.insert(a).second)
          work.push_back(a);
      }
    });
  while (!work.empty())
    for (Argument *a : flowsTo[work.pop_back_val()])
      if (mayBeUnset.insert(a).second)
        work.push_back(a);
  bool isChanged = false;
  for (Argument *a : candidates)
    if (!mayBeUnset.contains(a)) {
      a->setType(Type::Value);
      isChanged = true;
    }

  Function::ValueMap same;
  for (Block &b : f)
    for (auto it = b.begin(); it != b.end();) {
      Instruction &i = *it++;
      bool isCheck = i.opcode() == Opcode::CheckLocal || i.opcode() == Opcode::CheckFree ||
                     i.opcode() == Opcode::AssumeSet;
      if (!isCheck || i.operand(0)->type() != Type::Value)
        continue;
      same[i.result()] = i.operand(0);
      i.erase();
    }
  f.replaceUses(same);
  return isChanged || !same.empty();
}

} // namespace pyaot::transforms
