//===- InlineCalls.cpp - the bodies of small functions in the place of their calls ------------===//
//
//   %f = load_global[square]               %f = load_global[square]
//   %r = call<square> %f, %x               %t = is_function[@square] %f
//   return %r                        =>    branch %t, ^1, ^2
//                                        ^1:
//                                          enter_call
//                                          %m = multiply %x, %x unwind ^4 in @square
//                                          leave_call
//                                          jump ^3(%m)
//                                        ^2:
//                                          %c = call<square> %f, %x
//                                          jump ^3(%c)
//                                        ^3(%r: value):
//                                          return %r
//                                        ^4:
//                                          %e = take_pending
//                                          leave_call
//                                          raise_from_callee %e
//
// Three kinds of calls: of a global that one top-level `def` binds; of a method, by a name that at most two classes of
// the module define; and of a function that was made right here, which is a comprehension (no guard; its free
// variables are the cells that it was made with).
//
// Requires: generators are lowered. Sound because the guard compares with the very function object, whose code cannot
// change; what a traceback, the recursion limit and the handled exception look like is the same as with a call.
//
//===----------------------------------------------------------------------===//

#include "pyaot/IR/Builder.h"
#include "pyaot/Transforms/Passes.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"

namespace pyaot::transforms {

using namespace ir;

constexpr size_t kMaxCallee = 40;        ///< Instructions.
constexpr size_t kMaxComprehension = 120; ///< The same of what is called at one place only.
constexpr unsigned kMaxMethods = 2;      ///< Of one name.

static size_t sizeOf(Function &f) {
  size_t size = 0;
  for (Block &b : f)
    size += b.instructions().size();
  return size;
}

namespace {

class Inliner {
public:
  explicit Inliner(Module &module);
  bool run(Function &caller);

private:
  bool canInline(Function &callee, const Function &caller, size_t limit);
  bool inlineCall(Instruction &call);
  void inlineAt(Instruction &call, llvm::ArrayRef<Function *> callees, Instruction *made);
  void copyBody(Function &callee, llvm::ArrayRef<Value *> args, llvm::ArrayRef<Value *> cells, Instruction &call, Block *start,
                Block *rest);

  llvm::StringMap<llvm::SmallVector<Function *, 2>> methods_;
  Function *caller_ = nullptr;
  size_t budget_ = 0;
};

} // namespace

/// The methods that class bodies define by a plain `def`.
Inliner::Inliner(Module &module) {
  for (auto &f : module.functions()) {
    if (f->kind() != FunctionKind::ClassBody)
      continue;
    for (Block &b : *f)
      for (Instruction &i : b)
        if (i.opcode() == Opcode::StoreName)
          if (Instruction *made = i.operand(1)->definingInstruction(); made && made->opcode() == Opcode::MakeFunction)
            methods_[i.name()].push_back(made->code());
  }
}

bool Inliner::canInline(Function &callee, const Function &caller, size_t limit) {
  const CodeFacts &facts = callee.facts;
  if (&callee == &caller || callee.kind() != FunctionKind::Function || facts.numParameters() != facts.argCount ||
      callee.isEmpty() || facts.isGeneratorLike())
    return false;
  size_t size = 0;
  for (Block &b : callee)
    for (Instruction &i : b) {
      if (++size > limit)
        return false;
      switch (i.opcode()) {
      case Opcode::SetCaller:
      case Opcode::BuildLocals:
      case Opcode::CallSuper:
      case Opcode::MakeGenerator:
      case Opcode::RaiseUnsupported:
        return false;
      case Opcode::Call: { // recursion
        Instruction *target = i.operand(0)->definingInstruction();
        if (target && target->opcode() == Opcode::LoadGlobal && callee.module().globals()[target->number()].candidate == &callee)
          return false;
        break;
      }
      default:
        break;
      }
    }
  return size <= budget_;
}

static bool usesFreeCells(Function &f) { return !f.facts.freeVars.empty(); }

bool Inliner::inlineCall(Instruction &call) {
  if (call.constant()) // keyword arguments
    return false;
  Instruction *target = call.operand(0)->definingInstruction();
  if (!target)
    return false;
  unsigned numArgs = call.numOperands() - 1;
  if (call.opcode() == Opcode::Call && target->opcode() == Opcode::MakeFunction) {
    Function &callee = *target->code();
    if (callee.facts.argCount != numArgs || !canInline(callee, *caller_, kMaxComprehension))
      return false;
    Instruction *cells = target->operand(3)->definingInstruction();
    if (usesFreeCells(callee) && (!cells || cells->opcode() != Opcode::BuildTuple))
      return false;
    inlineAt(call, &callee, target);
    return true;
  }
  bool isOnce = caller_->kind() == FunctionKind::Module || caller_->kind() == FunctionKind::ClassBody;
  if (isOnce)
    return false;
  if (call.opcode() == Opcode::Call && target->opcode() == Opcode::LoadGlobal) {
    Function *callee = caller_->module().globals()[target->number()].candidate;
    if (!callee || callee->facts.argCount != numArgs || usesFreeCells(*callee) || !canInline(*callee, *caller_, kMaxCallee))
      return false;
    inlineAt(call, callee, nullptr);
    return true;
  }
  if (call.opcode() == Opcode::CallMethod && target->opcode() == Opcode::LoadMethod) {
    auto it = methods_.find(target->name());
    if (it == methods_.end() || it->second.size() > kMaxMethods)
      return false;
    for (Function *callee : it->second)
      if (callee->facts.argCount != numArgs || usesFreeCells(*callee) || !canInline(*callee, *caller_, kMaxCallee))
        return false;
    inlineAt(call, it->second, nullptr);
    return true;
  }
  return false;
}

/// `made`: the instruction that makes the callee here, or null: then guards choose among the callees.
void Inliner::inlineAt(Instruction &call, llvm::ArrayRef<Function *> callees, Instruction *made) {
  Function &f = *caller_;
  Block *block = call.block();
  Builder b(f);
  b.location = call.location();
  b.scope = call.scope();
  auto blockBehind = [&](Block *before) {
    Block *made = f.addBlock();
    f.removeBlock(made);
    f.insertBlock(std::next(before->getIterator()), made);
    return made;
  };
  Block *rest = blockBehind(block), *generic = nullptr;
  rest->splice(*block, std::next(call.getIterator()));
  Argument *result = rest->addArg(Type::Value, call.result()->hint());
  Function::ValueMap map;
  map[call.result()] = result;
  f.replaceUses(map);
  block->remove(&call);
  b.setBlock(block);

  if (!made) {
    generic = blockBehind(block);
    generic->append(&call);
    b.setBlock(generic);
    Value *r = call.result();
    b.jump(f.edge(rest, r));
    b.setBlock(block);
  }
  unsigned firstArg = 1;
  Value *self = nullptr;
  if (call.opcode() == Opcode::CallMethod) {
    firstArg = 2;
    Block *isMethod = blockBehind(block);
    Value *isBound = b.emit(Opcode::IsUnset, call.operand(1))->result();
    b.branch(isBound, f.edge(generic), f.edge(isMethod));
    b.setBlock(isMethod);
    self = b.emit(Opcode::AssumeSet, call.operand(1))->result();
  }
  for (auto [n, callee] : llvm::enumerate(callees)) {
    Block *start;
    if (made) {
      start = b.block();
    } else {
      Instruction *test = b.emit(Opcode::IsFunction, call.operand(0));
      test->setCode(callee);
      start = blockBehind(b.block());
      Block *next = n + 1 == callees.size() ? generic : blockBehind(start);
      b.branch(test->result(), f.edge(start), f.edge(next));
      b.setBlock(next);
    }
    llvm::SmallVector<Value *, 8> args;
    if (self)
      args.push_back(self);
    args.append(call.operands().begin() + firstArg, call.operands().end());
    llvm::ArrayRef<Value *> cells;
    if (made && usesFreeCells(*callee))
      cells = made->operand(3)->definingInstruction()->operands();
    copyBody(*callee, args, cells, call, start, rest);
  }
}

void Inliner::copyBody(Function &callee, llvm::ArrayRef<Value *> args, llvm::ArrayRef<Value *> cells, Instruction &call, Block *start,
                       Block *rest) {
  Function &f = *caller_;
  Builder b(f);
  b.location = call.location();
  b.scope = call.scope();
  b.setBlock(start);
  Instruction *enter = b.emit(Opcode::EnterCall);
  if (Edge *h = call.handler())
    enter->setHandler(f.edge(h->block, h->args));

  Block *unwound = nullptr; // where exceptions of the body go
  auto unwinding = [&] {
    if (!unwound) {
      unwound = f.addBlock();
      Builder u(f);
      u.location = call.location();
      u.scope = call.scope();
      u.setBlock(unwound);
      Value *exception = u.emit(Opcode::TakePending)->result();
      u.emit(Opcode::LeaveCall);
      Instruction *raise = u.emit(Opcode::RaiseFromCallee, exception);
      if (Edge *h = call.handler())
        raise->setHandler(f.edge(h->block, h->args));
    }
    return f.edge(unwound);
  };

  llvm::DenseMap<Block *, Block *> blocks;
  Function::ValueMap values;
  Block *last = start;
  for (Block &from : callee) {
    Block *to = f.addBlock();
    f.removeBlock(to);
    f.insertBlock(std::next(last->getIterator()), to);
    last = to;
    blocks[&from] = to;
    if (&from == &callee.entry()) {
      for (auto [parameter, v] : llvm::zip(from.args(), args))
        values[parameter] = v;
      continue;
    }
    for (Argument *a : from.args())
      values[a] = to->addArg(a->type(), a->hint());
  }
  b.jump(f.edge(blocks[&callee.entry()]));
  // Copies first, operands afterwards: blocks are in no order.
  std::vector<Instruction *> copies;
  for (Block &from : callee) {
    b.setBlock(blocks[&from]);
    for (Instruction &i : from) {
      if (i.opcode() == Opcode::FreeCell && !i.scope()) {
        values[i.result()] = cells[i.number()];
        continue;
      }
      if (i.opcode() == Opcode::Return) {
        b.location = call.location();
        b.scope = call.scope();
        b.emit(Opcode::LeaveCall);
        copies.push_back(b.jump(f.edge(rest, i.operand(0))));
        continue;
      }
      Instruction *copy = f.create(i.opcode(), i.operands(), i.numResults());
      copy->setLocation(i.location());
      copy->setScope(i.scope() ? i.scope() : &callee);
      copy->setConstant(i.constant());
      copy->setNumber(i.number());
      copy->setNumber2(i.number2());
      copy->setCode(i.code());
      copy->setPieces(i.pieces());
      for (auto [old, made] : llvm::zip(i.results(), copy->results())) {
        made.setType(old.type());
        made.setHint(old.hint());
        values[&old] = &made;
      }
      llvm::SmallVector<Edge, 2> edges;
      for (const Edge &e : i.successors())
        edges.push_back(f.edge(blocks[e.block], e.args));
      copy->setSuccessors(f.copyEdges(edges));
      if (Edge *h = i.handler()) {
        copy->setHandler(f.edge(blocks[h->block], h->args));
      } else if (i.mayRaise()) {
        copy->setHandler(unwinding());
      }
      b.block()->append(copy);
      copies.push_back(copy);
      auto next = std::next(i.getIterator());
      // It must be the last one of its block; a return becomes more than a terminator, and what raises
      // gets a handler of its own.
      if (copy->handler() && !copy->isTerminator() && (!next->isTerminator() || next->opcode() == Opcode::Return || next->mayRaise())) {
        Block *more = f.addBlock();
        f.removeBlock(more);
        f.insertBlock(std::next(b.block()->getIterator()), more);
        b.location = i.location();
        b.scope = copy->scope();
        b.jump(f.edge(more));
        b.setBlock(more);
        if (last == blocks[&from])
          last = more;
      }
    }
  }
  auto mapped = [&](Value *&v) {
    if (Value *to = values.lookup(v))
      v = to;
  };
  for (Instruction *i : copies) {
    llvm::for_each(i->operands(), mapped);
    for (Edge &e : i->successors())
      llvm::for_each(e.args, mapped);
    if (Edge *h = i->handler(); h && h->block != unwound)
      llvm::for_each(h->args, mapped);
  }
}

bool Inliner::run(Function &caller) {
  caller_ = &caller;
  budget_ = std::max<size_t>(2 * sizeOf(caller), 200);
  std::vector<Instruction *> calls;
  for (Block &b : caller)
    for (Instruction &i : b)
      if (i.opcode() == Opcode::Call || i.opcode() == Opcode::CallMethod)
        calls.push_back(&i);
  bool isChanged = false;
  for (Instruction *call : calls) {
    size_t before = sizeOf(caller);
    if (!inlineCall(*call))
      continue;
    isChanged = true;
    budget_ -= std::min(budget_, sizeOf(caller) - before);
  }
  return isChanged;
}

bool inlineCalls(Module &module) {
  Inliner inliner(module);
  bool isChanged = false;
  // Inner functions come after those that contain them, and are inlined into first.
  for (auto &f : llvm::reverse(module.functions()))
    if (!f->isEmpty())
      isChanged |= inliner.run(*f);
  return isChanged;
}

} // namespace pyaot::transforms
