//===- TrivialArguments.cpp - block arguments that can have one value only ------------===//
//
//   jump ^1(%x)                      jump ^1
//   ^1(%a: value):             =>    ^1:
//     branch %b, ^1(%a), ^2            branch %b, ^1, ^2
//   ^2:                              ^2:
//     return %a                        return %x
//
// Requires that all blocks are reachable (else they keep arguments alive).
// Sound because a value that arrives along every edge but those from the
// argument itself is defined on every way to the block.
//
//===----------------------------------------------------------------------===//

#include "pyaot/Transforms/Passes.h"

namespace pyaot::transforms {

using namespace ir;

bool removeTrivialArguments(Function &f) {
  // What arrives at each argument.
  llvm::DenseMap<const Argument *, llvm::SmallVector<Value *, 2>> incoming;
  for (Block &b : f)
    b.forEachEdge([&](Edge &e) {
      for (auto [v, a] : llvm::zip(e.args, e.block->args()))
        incoming[a].push_back(v);
    });
  Function::ValueMap replaced;
  auto resolve = [&](Value *v) {
    Value *end = v;
    for (auto it = replaced.find(end); it != replaced.end(); it = replaced.find(end))
      end = it->second;
    for (auto it = replaced.find(v); it != replaced.end() && it->second != end; it = replaced.find(v)) {
      v = it->second;
      it->second = end; // later walks are short
    }
    return end;
  };
  for (bool isChanged = true; isChanged;) {
    isChanged = false;
    for (Block &b : f) {
      if (&b == &f.entry())
        continue;
      for (Argument *a : b.args()) {
        if (replaced.contains(a))
          continue;
        Value *only = nullptr;
        bool isTrivial = true;
        for (Value *&v : incoming[a]) {
          v = resolve(v);
          if (v == a || v == only)
            continue;
          isTrivial = !only;
          only = v;
          if (!isTrivial)
            break;
        }
        if (isTrivial && only) {
          replaced[a] = only;
          isChanged = true;
        }
      }
    }
  }
  if (replaced.empty())
    return false;
  for (Block &b : f)
    b.forEachEdge([&](Edge &e) {
      llvm::SmallVector<Value *, 8> kept;
      for (auto [v, a] : llvm::zip(e.args, e.block->args()))
        if (!replaced.contains(a))
          kept.push_back(v);
      if (kept.size() != e.args.size())
        e.args = f.copy<Value *>(kept);
    });
  for (Block &b : f)
    if (&b != &f.entry())
      b.removeArgs([&](const Argument &a) { return replaced.contains(const_cast<Argument *>(&a)); });
  f.replaceUses(replaced);
  return true;
}

} // namespace pyaot::transforms
