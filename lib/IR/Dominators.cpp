//===- Dominators.cpp - dominator tree by Cooper, Harvey and Kennedy ----------------===//

#include "pyaot/IR/Dominators.h"

namespace pyaot::ir {

/// Has the block a head and a tail of its own? Only if something comes after the raising instruction, or it has results.
static bool isSplit(const Block &b) { return b.raiser() && b.raiser()->handler(); }

Dominators::Dominators(Function &function) {
  uint32_t n = function.renumber();
  heads_.resize(n);
  tails_.resize(n);
  if (n == 0)
    return;
  std::vector<Block *> blocks;
  for (Block &b : function)
    blocks.push_back(&b);

  // Nodes: 2 * number is the head, 2 * number + 1 the tail of a split block.
  auto successors = [&](uint32_t node) {
    llvm::SmallVector<uint32_t, 4> out;
    Block &b = *blocks[node / 2];
    bool split = isSplit(b);
    if (node % 2 == 0 && split) {
      out.push_back(2 * b.raiser()->handler()->block->number());
      out.push_back(node + 1);
      return out;
    }
    if (Instruction *t = b.terminator())
      for (Edge &e : t->successors())
        out.push_back(2 * e.block->number());
    return out;
  };
  // Postorder without recursion.
  std::vector<uint32_t> postorder;
  std::vector<std::pair<uint32_t, llvm::SmallVector<uint32_t, 4>>> stack;
  std::vector<bool> seen(2 * n, false);
  seen[0] = true;
  stack.push_back({0, successors(0)});
  while (!stack.empty()) {
    auto &[node, todo] = stack.back();
    if (todo.empty()) {
      postorder.push_back(node);
      stack.pop_back();
      continue;
    }
    uint32_t next = todo.pop_back_val();
    if (!seen[next]) {
      seen[next] = true;
      stack.push_back({next, successors(next)});
    }
  }
  auto nodeAt = [&](uint32_t id) -> Node & { return id % 2 ? tails_[id / 2] : heads_[id / 2]; };
  uint32_t count = uint32_t(postorder.size());
  std::vector<llvm::SmallVector<uint32_t, 2>> preds(count);
  std::vector<Node *> byOrder;
  for (uint32_t i = 0; i < count; ++i) {
    Node &node = nodeAt(postorder[count - 1 - i]);
    node.order = i;
    byOrder.push_back(&node);
  }
  for (uint32_t id : postorder)
    for (uint32_t s : successors(id))
      preds[nodeAt(s).order].push_back(nodeAt(id).order);

  constexpr uint32_t kNone = ~0u;
  std::vector<uint32_t> idom(count, kNone);
  idom[0] = 0;
  for (bool isChanged = true; isChanged;) {
    isChanged = false;
    for (uint32_t i = 1; i < count; ++i) {
      uint32_t best = kNone;
      for (uint32_t p : preds[i]) {
        if (idom[p] == kNone)
          continue;
        if (best == kNone) {
          best = p;
          continue;
        }
        uint32_t a = p, b = best;
        while (a != b) {
          while (a > b)
            a = idom[a];
          while (b > a)
            b = idom[b];
        }
        best = a;
      }
      if (idom[i] != best) {
        idom[i] = best;
        isChanged = true;
      }
    }
  }
  // Preorder numbers of the tree: sizes of subtrees from the leaves up, then each child's place from the root down.
  std::vector<uint32_t> size(count, 1), nextChild(count);
  for (uint32_t i = count; i-- > 1;)
    size[idom[i]] += size[i];
  for (uint32_t i = 0; i < count; ++i) {
    Node &node = *byOrder[i];
    if (i) {
      node.first = nextChild[idom[i]];
      nextChild[idom[i]] += size[i];
    }
    node.last = node.first + size[i] - 1;
    nextChild[i] = node.first + 1;
  }
  for (Block *b : blocks)
    if (!isSplit(*b))
      tails_[b->number()] = heads_[b->number()];
}

bool Dominators::isAvailable(const Value &v, const Instruction &user, bool isOnHandlerEdge) const {
  Block *definedIn = v.definingBlock();
  if (!definedIn)
    return llvm::isa<Constant>(v);
  const Block &usedIn = *user.block();
  if (!isReachable(usedIn))
    return true;
  if (!isReachable(*definedIn))
    return false;
  Instruction *made = v.definingInstruction();
  if (!made)
    return dominates(headOf(*definedIn), headOf(usedIn));
  if (definedIn == &usedIn) {
    if (made == &user)
      return false;
    for (auto it = std::next(made->getIterator()); it != definedIn->instructions().end(); ++it)
      if (&*it == &user)
        return true;
    // Below: the use comes before the definition; only a loop could bring it there, and then it is no dominator.
    return false;
  }
  // Results of the raising instruction exist in the tail only.
  const Node &at = made->handler() ? tailOf(*definedIn) : headOf(*definedIn);
  return dominates(at, headOf(usedIn));
}

std::vector<llvm::SmallVector<Block *, 2>> predecessors(Function &function) {
  std::vector<llvm::SmallVector<Block *, 2>> preds(function.renumber());
  for (Block &b : function)
    b.forEachEdge([&](Edge &e) { preds[e.block->number()].push_back(&b); });
  return preds;
}

} // namespace pyaot::ir
