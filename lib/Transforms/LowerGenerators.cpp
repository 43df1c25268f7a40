//===- LowerGenerators.cpp - generators become state machines ---------------------------===//
//
//   func @g function {                    func @g creator {
//   ^0(%n: value):                        ^0(%n: value):
//     %0 = gen_create                       %0 = make_generator[@g.resume, 1]
//     %1 = yield %n, unset                  gen_init[0] %0, %n
//     %2 = yield %n, unset                  return %0
//     return None                         }
//   }                                     func @g.resume resume of @g {
//                                         ^0:
//                                   =>      gen_dispatch ^1, ^2, ^3
//                                         ^1:
//                                           %0 = gen_sent[0]
//                                           %1 = gen_load_set[0]
//                                           suspend[1] %1, unset
//                                         ^2:
//                                           %2 = gen_sent[0]
//                                           %3 = gen_load_set[0]
//                                           suspend[2] %3, unset
//                                         ^3:
//                                           %4 = gen_sent[0]
//                                           return None
//                                         }
//
// What stands before gen_create runs in the call and stays in the creator; the
// rest moves to the resume function. Every suspension ends a block, and what
// follows it is entered through gen_dispatch. A value whose definition does not
// dominate a use any more, with those edges, gets a slot in the generator: it
// is stored where it is defined and loaded in the block of the use. (Closure
// cells are read again instead.)
//
// Requires that gen_create is in the entry block (merge-blocks runs first).
// Sound because a slot always holds what its SSA value was last defined as, and
// in the original function the definition dominated the use.
//
//===----------------------------------------------------------------------===//

#include "pyaot/IR/Builder.h"
#include "pyaot/IR/Dominators.h"
#include "pyaot/Transforms/Passes.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/ErrorHandling.h"

namespace pyaot::transforms {

using namespace ir;

namespace {

class GeneratorLowering {
public:
  GeneratorLowering(Function &creator, Instruction &create)
      : creator_(creator), create_(create),
        resume_(*creator.module().addFunction(FunctionKind::Resume, (creator.symbol() + ".resume").str())) {}
  void run();

private:
  /// The block that starts with gen_sent in place of `suspension`, and goes on with what followed it.
  Block *resumption(Instruction &suspension, bool hasDelegate);
  void splitAtYields();
  void reloadValues();
  Value *reload(Block &b, Value *v);
  void storeValues();
  Block::iterator afterEntry(Block &b);

  Function &creator_;
  Instruction &create_;
  Function &resume_;
  std::vector<Block *> states_;
  Function::ValueMap replaced_;
  llvm::MapVector<Value *, uint32_t> slots_;
  llvm::DenseMap<Value *, Value *> loaded_; ///< in the current block
};

Block *GeneratorLowering::resumption(Instruction &suspension, bool hasDelegate) {
  Block &from = *suspension.block();
  Block *to = resume_.addBlock();
  Builder b(resume_);
  b.setBlock(to);
  b.location = suspension.location();
  Instruction *sent = b.emitNumbered(Opcode::GenSent, hasDelegate);
  if (const Edge *h = suspension.handler())
    sent->setHandler(*h);
  replaced_[suspension.result()] = sent->result();
  to->splice(from, std::next(suspension.getIterator()));
  from.remove(&suspension);
  states_.push_back(to);
  return to;
}

void GeneratorLowering::splitAtYields() {
  std::vector<Block *> blocks;
  for (Block &b : resume_)
    blocks.push_back(&b);
  for (Block *b : blocks) {
    while (b) {
      auto it = llvm::find_if(*b, [](Instruction &i) { return i.opcode() == Opcode::Yield; });
      if (it == b->end())
        break;
      Instruction &yield = *it;
      auto *delegate = llvm::dyn_cast<Constant>(yield.operand(1));
      bool hasDelegate = !delegate;
      Block *next = resumption(yield, hasDelegate);
      Builder builder(resume_);
      builder.setBlock(b);
      builder.location = yield.location();
      builder.emitNumbered(Opcode::Suspend, uint32_t(states_.size() - 1), {yield.operand(0), yield.operand(1)});
      b = next;
    }
  }
}

/// Where loads and stores at the start of a block go: behind take_pending.
Block::iterator GeneratorLowering::afterEntry(Block &b) { return b.isHandler() ? std::next(b.begin()) : b.begin(); }

Value *GeneratorLowering::reload(Block &b, Value *v) {
  Value *&again = loaded_[v];
  if (again)
    return again;
  Builder builder(resume_);
  builder.setInsertPoint(&*afterEntry(b));
  Instruction *made = v->definingInstruction();
  if (made && made->opcode() == Opcode::FreeCell)
    return again = builder.emitNumbered(Opcode::FreeCell, made->number())->result();
  uint32_t slot = slots_.insert({v, uint32_t(slots_.size())}).first->second;
  switch (v->type()) {
  case Type::Value:
    again = builder.emitNumbered(Opcode::GenLoadSet, slot)->result();
    break;
  case Type::Maybe:
    again = builder.emitNumbered(Opcode::GenLoad, slot)->result();
    break;
  case Type::Bool: {
    Value *boxed = builder.emitNumbered(Opcode::GenLoadSet, slot)->result();
    Value *yes = Builder::use(builder.constants().boolean(true));
    again = builder.emit(Opcode::IsIdentical, {boxed, yes})->result();
    break;
  }
  case Type::Fmt:
  case Type::I64:
  case Type::Double:
    llvm_unreachable("no such value lives over a suspension");
  }
  again->setHint(v->hint());
  return again;
}

void GeneratorLowering::reloadValues() {
  Dominators dominators(resume_);
  for (Block &b : resume_) {
    loaded_.clear();
    auto fix = [&](Value *&v, Instruction &user, bool isOnHandlerEdge) {
      Block *definedIn = v->definingBlock();
      if (!definedIn)
        return;
      // What has been reloaded into this block already is no problem (and unknown to `dominators`).
      if (&definedIn->function() == &resume_ && dominators.isAvailable(*v, user, isOnHandlerEdge))
        return;
      v = reload(b, v);
    };
    std::vector<Instruction *> users;
    for (Instruction &i : b)
      users.push_back(&i);
    for (Instruction *i : users) {
      for (Value *&v : i->operands())
        fix(v, *i, false);
      for (Edge &e : i->successors())
        for (Value *&v : e.args)
          fix(v, *i, false);
      if (Edge *h = i->handler())
        for (Value *&v : h->args)
          fix(v, *i, true);
    }
  }
}

/// gen_store behind the definition of everything that has a slot; gen_init for what the creator defines.
void GeneratorLowering::storeValues() {
  for (auto [v, slot] : slots_) {
    Block *b = v->definingBlock();
    if (&b->function() == &creator_)
      continue;
    Instruction *made = v->definingInstruction();
    Builder builder(resume_);
    if (!made) {
      builder.setInsertPoint(&*afterEntry(*b));
    } else if (made->handler()) {
      // Nothing may stand between a raising instruction and the terminator.
      Block *next = resume_.addBlock();
      next->splice(*b, std::next(made->getIterator()));
      builder.setBlock(b);
      builder.jump(resume_.edge(next));
      builder.setInsertPoint(&next->front());
    } else {
      builder.setInsertPoint(&*std::next(made->getIterator()));
    }
    Value *stored = v->type() == Type::Bool ? builder.emit(Opcode::BoxBool, v)->result() : v;
    builder.emitNumbered(Opcode::GenStore, slot, stored);
  }
}

void GeneratorLowering::run() {
  resume_.setResumeOf(&creator_);
  Block *dispatch = resume_.addBlock();
  Block *entry = create_.block();
  std::vector<Block *> others;
  for (Block &b : creator_)
    if (&b != entry)
      others.push_back(&b);
  resumption(create_, false);
  for (Block *b : others)
    resume_.takeBlock(b);
  splitAtYields();
  // A suspension inside try or with: dropping the generator then must run what stands there.
  for (Block &b : resume_)
    if (!b.empty() && b.front().opcode() == Opcode::GenSent && b.front().handler())
      creator_.facts.setClosedWhenDropped();
  resume_.replaceUses(replaced_);
  Builder b(resume_);
  b.setBlock(dispatch);
  llvm::SmallVector<Edge, 8> edges;
  for (Block *state : states_)
    edges.push_back(resume_.edge(state));
  b.emit(Opcode::GenDispatch)->setSuccessors(resume_.copyEdges(edges));
  reloadValues();
  storeValues();

  creator_.setKind(FunctionKind::Creator);
  Builder c(creator_);
  c.setBlock(entry);
  c.location = create_.location();
  Instruction *made = c.emitNumbered(Opcode::MakeGenerator, uint32_t(slots_.size()));
  made->setCode(&resume_);
  for (auto [v, slot] : slots_)
    if (&v->definingBlock()->function() == &creator_)
      c.emitNumbered(Opcode::GenInit, slot,
                     {made->result(), v->type() == Type::Bool ? c.emit(Opcode::BoxBool, v)->result() : v});
  c.emit(Opcode::Return, made->result());
}

} // namespace

bool lowerGenerators(Module &module) {
  std::vector<Function *> generators;
  for (auto &f : module.functions())
    if (f->kind() == FunctionKind::Function && f->facts.isGeneratorLike())
      generators.push_back(f.get());
  for (Function *f : generators) {
    mergeBlocks(*f);
    auto create = llvm::find_if(f->entry(), [](Instruction &i) { return i.opcode() == Opcode::GenCreate; });
    if (create == f->entry().end())
      llvm::report_fatal_error("a generator without gen_create in its entry block");
    GeneratorLowering(*f, *create).run();
  }
  return !generators.empty();
}

} // namespace pyaot::transforms
