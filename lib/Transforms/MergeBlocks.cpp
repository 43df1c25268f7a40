//===- MergeBlocks.cpp - fewer, longer blocks ---------------------------------------------===//
//
//   ^0:                          ^0:
//     jump ^1(%x)                  %r = negative %x
//   ^1(%a: value):         =>      return %r
//     %r = negative %a
//     return %r
//
// Joins a block to its only predecessor if that just jumps to it, and lets
// edges skip blocks that do nothing but jump. An instruction with a handler
// stays the last one of its block.
//
//===----------------------------------------------------------------------===//

#include "pyaot/IR/Dominators.h"
#include "pyaot/IR/Module.h"
#include "pyaot/Transforms/Passes.h"
#include "llvm/ADT/DenseSet.h"

namespace pyaot::transforms {

using namespace ir;

/// The arguments that something else than the terminator of their own block uses.
static llvm::DenseSet<const Value *> argumentsUsedElsewhere(Function &f) {
  llvm::DenseSet<const Value *> used;
  for (Block &b : f) {
    for (Instruction &i : b)
      for (Value *v : i.operands())
        if (llvm::isa<Argument>(v) && (!i.isTerminator() || v->definingBlock() != &b))
          used.insert(v);
    b.forEachEdge([&](Edge &e) {
      for (Value *v : e.args)
        if (llvm::isa<Argument>(v) && v->definingBlock() != &b)
          used.insert(v);
    });
  }
  return used;
}

/// Edges to blocks with nothing but a jump go on to where it leads.
static bool skipEmptyBlocks(Function &f) {
  llvm::DenseSet<const Value *> used = argumentsUsedElsewhere(f);
  auto isEmpty = [&](Block &b) {
    return &b != &f.entry() && b.front().opcode() == Opcode::Jump && b.front().successors()[0].block != &b &&
           llvm::none_of(b.args(), [&](Argument *a) { return used.contains(a); });
  };
  bool isChanged = false;
  for (Block &b : f)
    b.forEachEdge([&](Edge &e) {
      for (unsigned steps = 0; isEmpty(*e.block) && steps < 8; ++steps) {
        const Edge &next = e.block->front().successors()[0];
        llvm::SmallVector<Value *, 8> args;
        for (Value *v : next.args) {
          auto *a = llvm::dyn_cast<Argument>(v);
          args.push_back(a && a->block() == e.block ? e.args[a->index()] : v);
        }
        e = f.edge(next.block, args);
        isChanged = true;
      }
    });
  return isChanged;
}

static bool canJoin(Block &a, Block &b) {
  Instruction *raiser = a.raiser();
  if (!raiser || !raiser->handler())
    return true;
  return b.front().isTerminator() && !b.front().handler();
}

static bool joinChains(Function &f) {
  auto preds = predecessors(f);
  Function::ValueMap map;
  llvm::DenseSet<Block *> gone;
  for (Block &a : f) {
    if (gone.contains(&a))
      continue;
    while (true) {
      Instruction *t = a.terminator();
      if (t->opcode() != Opcode::Jump)
        break;
      Edge edge = t->successors()[0];
      Block &b = *edge.block;
      if (&b == &a || &b == &f.entry() || preds[b.number()].size() != 1 || !canJoin(a, b))
        break;
      for (auto [v, argument] : llvm::zip(edge.args, b.args()))
        map[argument] = v;
      t->erase();
      a.splice(b, b.begin());
      gone.insert(&b);
    }
  }
  for (auto it = f.begin(); it != f.end();) {
    Block &b = *it++;
    if (gone.contains(&b))
      f.removeBlock(&b);
  }
  f.replaceUses(map);
  return !gone.empty();
}

bool mergeBlocks(Function &f) {
  bool isChanged = foldBranches(f); // unreachable blocks would count as predecessors
  isChanged |= skipEmptyBlocks(f);
  isChanged |= foldBranches(f);
  return joinChains(f) || isChanged;
}

} // namespace pyaot::transforms
