//===- FoldBranches.cpp - what is known when compiling ------------------------------===//
//
//   branch true, ^1, ^2          =>  jump ^1
//   branch (not %b), ^1, ^2      =>  branch %b, ^2, ^1
//   is_unset %value              =>  false
//   call_method %f, unset, %x    =>  call %f, %x
//
// and then removes the blocks that control cannot reach any more.
//
// Requires nothing; keeps all else. Sound because each rewriting is of one
// instruction whose operands decide it.
//
//===----------------------------------------------------------------------===//

#include "pyaot/IR/Builder.h"
#include "pyaot/Transforms/Passes.h"

namespace pyaot::transforms {

using namespace ir;

/// The value that the instruction surely gives, or null.
static Value *knownResult(Instruction &i) {
  ConstantPool &pool = i.function().module().constants;
  auto i1 = [&](bool b) { return Builder::use(pool.i1(b)); };
  switch (i.opcode()) {
  case Opcode::Not:
    if (auto *c = llvm::dyn_cast<Constant>(i.operand(0)))
      return i1(!c->truth());
    if (Instruction *inner = i.operand(0)->definingInstruction(); inner && inner->opcode() == Opcode::Not)
      return inner->operand(0);
    return nullptr;
  case Opcode::IsUnset:
    if (i.operand(0)->type() == Type::Value)
      return i1(false);
    if (llvm::isa<Constant>(i.operand(0)))
      return i1(true);
    return nullptr;
  case Opcode::IsIdentical: {
    auto *a = llvm::dyn_cast<Constant>(i.operand(0)), *b = llvm::dyn_cast<Constant>(i.operand(1));
    bool isSingleton = a && b && (a->is(ConstantKind::None) || b->is(ConstantKind::None));
    return isSingleton ? i1(a == b) : nullptr;
  }
  case Opcode::Truth:
    if (Instruction *inner = i.operand(0)->definingInstruction(); inner && inner->opcode() == Opcode::BoxBool)
      return inner->operand(0);
    return nullptr;
  default:
    return nullptr;
  }
}

/// Rewrites in place; true if it did.
static bool simplify(Instruction &i) {
  Function &f = i.function();
  if (i.opcode() == Opcode::Branch) {
    Value *condition = i.operand(0);
    if (Instruction *n = condition->definingInstruction(); n && n->opcode() == Opcode::Not) {
      i.setOperand(0, n->operand(0));
      std::swap(i.successors()[0], i.successors()[1]);
      return true;
    }
    const Edge &a = i.successors()[0], &b = i.successors()[1];
    auto *known = llvm::dyn_cast<Constant>(condition);
    if (!known && (a.block != b.block || a.args != b.args))
      return false;
    Edge taken = known && !known->truth() ? b : a;
    Builder builder(f);
    builder.location = i.location();
    builder.setInsertPoint(&i);
    builder.jump(taken);
    i.erase();
    return true;
  }
  if (i.opcode() == Opcode::CallMethod && (llvm::isa<Constant>(i.operand(1)) || i.operand(1)->type() == Type::Value)) {
    bool isUnset = i.operand(1)->type() == Type::Maybe;
    llvm::SmallVector<Value *, 8> operands(i.operands());
    if (isUnset)
      operands.erase(operands.begin() + 1);
    Instruction *call = f.create(Opcode::Call, operands);
    call->setLocation(i.location());
    call->setConstant(i.constant());
    if (const Edge *h = i.handler())
      call->setHandler(*h);
    Function::ValueMap map;
    i.block()->insert(i.getIterator(), call);
    map[i.result()] = call->result();
    i.erase();
    f.replaceUses(map);
    return true;
  }
  return false;
}

/// Removes the blocks that no way from the entry leads to.
static bool removeUnreachable(Function &f) {
  std::vector<bool> reached(f.renumber(), false);
  llvm::SmallVector<Block *, 32> work = {&f.entry()};
  reached[0] = true;
  while (!work.empty())
    work.pop_back_val()->forEachEdge([&](Edge &e) {
      if (!reached[e.block->number()]) {
        reached[e.block->number()] = true;
        work.push_back(e.block);
      }
    });
  bool isChanged = false;
  for (auto it = f.begin(); it != f.end();) {
    Block &b = *it++;
    if (!reached[b.number()]) {
      f.removeBlock(&b);
      isChanged = true;
    }
  }
  return isChanged;
}

bool foldBranches(Function &f) {
  bool isChanged = false;
  for (bool again = true; again;) {
    again = false;
    Function::ValueMap known;
    for (Block &b : f)
      for (auto it = b.begin(); it != b.end();) {
        Instruction &i = *it++;
        if (Value *v = knownResult(i)) {
          if (i.handler()) // a truth test that cannot raise
            i.clearHandler();
          known[i.result()] = v;
          i.erase();
        }
      }
    f.replaceUses(known);
    again = !known.empty();
    for (Block &b : f)
      for (auto it = b.begin(); it != b.end();) {
        Instruction &i = *it++;
        again |= simplify(i);
      }
    isChanged |= again;
  }
  return removeUnreachable(f) || isChanged;
}

} // namespace pyaot::transforms
