//===- TypeDemand.cpp - whose types would help --------------------------------------------===//
//
// Live values and demand are the usual backward flows. Probable types are no facts: values that are added, compared
// or joined are put into one class, and a float constant or a division in a class makes floats of all of it.
//
//===----------------------------------------------------------------------===//
#include "TypeDemand.h"

#include "pyaot/IR/Dominators.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/StringSwitch.h"

namespace pyaot::transforms {

using namespace ir;

llvm::StringRef calledBuiltin(const Instruction &call) {
  Instruction *callee = call.operand(0)->definingInstruction();
  if (call.opcode() != Opcode::Call || call.constant() || !callee || callee->opcode() != Opcode::LoadGlobal)
    return {};
  const Global &global = call.function().module().globals()[callee->number()];
  return global.stores ? llvm::StringRef() : global.name->text();
}

static bool isSensitiveCall(const Instruction &i) {
  unsigned arguments = i.numOperands() - 1;
  return llvm::StringSwitch<bool>(calledBuiltin(i))
      .Case("range", arguments >= 1 && arguments <= 3)
      .Cases("len", "float", "abs", arguments == 1)
      .Cases("list", "sorted", true)
      .Default(false);
}

bool isTypeSensitive(const Instruction &i) {
  if (isArithmetic(i.opcode()) || isComparison(i.opcode()))
    return true;
  switch (i.opcode()) {
  case Opcode::Negative:
  case Opcode::Positive:
  case Opcode::Invert:
  case Opcode::Truth:
  case Opcode::GetItem:
  case Opcode::SetItem:
  case Opcode::GetIter:
  case Opcode::IterNext:
    return true;
  case Opcode::Call:
    return isSensitiveCall(i);
  default:
    return false;
  }
}

void TypeDemand::compute(Function &function) {
  findLoops(function);
  findLiveValues(function);
  findDemand(function);
  findProbableTypes(function);
}

void TypeDemand::findLoops(Function &function) {
  size_t count = function.renumber();
  isHeader_.assign(count, false);
  isInLoop_.assign(count, false);
  enum : uint8_t { New, Open, Done };
  std::vector<uint8_t> state(count, New);
  struct Frame {
    Block *block;
    llvm::SmallVector<Block *, 4> next;
  };
  std::vector<Frame> stack;
  std::vector<std::pair<Block *, Block *>> found;
  auto enter = [&](Block *block) {
    state[block->number()] = Open;
    Frame frame{block, {}};
    block->forEachEdge([&](Edge &e) { frame.next.push_back(e.block); });
    stack.push_back(std::move(frame));
  };
  enter(&function.entry());
  while (!stack.empty()) {
    Frame &top = stack.back();
    if (top.next.empty()) {
      state[top.block->number()] = Done;
      stack.pop_back();
      continue;
    }
    Block *to = top.next.pop_back_val();
    if (state[to->number()] == New)
      enter(to);
    else if (state[to->number()] == Open && backEdges_.insert({top.block, to}).second)
      found.push_back({top.block, to});
  }
  if (found.empty())
    return;
  auto preds = predecessors(function);
  for (auto [latch, header] : found) {
    isHeader_[header->number()] = true;
    std::vector<bool> seen(count, false);
    llvm::SmallVector<Block *, 16> work = {latch};
    seen[header->number()] = true;
    isInLoop_[header->number()] = true;
    while (!work.empty()) {
      Block *b = work.pop_back_val();
      if (seen[b->number()])
        continue;
      seen[b->number()] = true;
      isInLoop_[b->number()] = true;
      for (Block *p : preds[b->number()])
        work.push_back(p);
    }
  }
}

void TypeDemand::findLiveValues(Function &function) {
  llvm::DenseMap<Value *, unsigned> numbers;
  std::vector<Value *> values;
  auto add = [&](Value *v) {
    numbers[v] = unsigned(values.size());
    values.push_back(v);
  };
  std::vector<Block *> order;
  for (Block &b : function) {
    order.push_back(&b);
    for (Argument *a : b.args())
      add(a);
    for (Instruction &i : b)
      for (Result &r : i.results())
        add(&r);
  }
  auto preds = predecessors(function);
  size_t count = order.size();
  std::vector<llvm::BitVector> live(count, llvm::BitVector(values.size())), defined = live;
  for (Block &b : function) {
    for (Argument *a : b.args())
      defined[b.number()].set(numbers[a]);
    auto use = [&](Value *v) {
      if (!llvm::isa<Constant>(v) && !defined[b.number()].test(numbers[v]))
        live[b.number()].set(numbers[v]);
    };
    for (Instruction &i : b) {
      for (Value *v : i.operands())
        use(v);
      for (Result &r : i.results())
        defined[b.number()].set(numbers[&r]);
    }
    b.forEachEdge([&](Edge &e) { llvm::for_each(e.args, use); });
  }
  std::vector<bool> isQueued(count, true);
  llvm::SmallVector<Block *, 32> work(order.begin(), order.end());
  while (!work.empty()) {
    Block *b = work.pop_back_val();
    isQueued[b->number()] = false;
    llvm::BitVector now(values.size());
    b->forEachEdge([&](Edge &e) { now |= live[e.block->number()]; });
    now.reset(defined[b->number()]);
    now |= live[b->number()];
    if (now == live[b->number()])
      continue;
    live[b->number()] = std::move(now);
    for (Block *p : preds[b->number()])
      if (!isQueued[p->number()]) {
        isQueued[p->number()] = true;
        work.push_back(p);
      }
  }
  inputs_.assign(count, {});
  for (Block *b : order) {
    auto &inputs = inputs_[b->number()];
    inputs.assign(b->args().begin(), b->args().end());
    for (unsigned n : live[b->number()].set_bits())
      inputs.push_back(values[n]);
  }
}

/// What the instruction would like to know of its n-th operand.
static Kinds demandOf(const Instruction &i, unsigned n) {
  if (isArithmetic(i.opcode()) || isComparison(i.opcode()))
    return kinds::Number;
  switch (i.opcode()) {
  case Opcode::Negative:
  case Opcode::Positive:
  case Opcode::Invert:
    return kinds::Number;
  case Opcode::IsIdentical:
    return kinds::None;
  case Opcode::Truth:
    return kinds::Number | kinds::Bool;
  case Opcode::GetItem:
    return n == 0 ? kinds::List : Kinds(kinds::Int);
  case Opcode::SetItem:
    return n == 0 ? kinds::List : n == 1 ? Kinds(kinds::Int) : Kinds(0);
  case Opcode::GetIter:
    return kinds::List;
  case Opcode::IterNext:
    return kinds::Iterated;
  case Opcode::Call:
    return n == 0 || !isSensitiveCall(i)  ? Kinds(0)
           : calledBuiltin(i) == "range" ? Kinds(kinds::Int)
                                         : Kinds(kinds::List | kinds::Number);
  case Opcode::IsUnset:
  case Opcode::CheckLocal:
  case Opcode::CheckFree:
  case Opcode::AssumeSet:
    return kinds::Unset;
  default:
    return 0;
  }
}

void TypeDemand::findDemand(Function &function) {
  llvm::DenseMap<Value *, llvm::SmallVector<Value *, 2>> flowsFrom; // to an argument, to a check's result
  llvm::SmallVector<Value *, 32> work;
  auto want = [&](Value *v, Kinds kinds) {
    if (llvm::isa<Constant>(v) || (demand_.lookup(v) & kinds) == kinds)
      return;
    demand_[v] |= kinds;
    work.push_back(v);
  };
  for (Block &b : function) {
    b.forEachEdge([&](Edge &e) {
      for (auto [v, a] : llvm::zip(e.args, e.block->args()))
        flowsFrom[a].push_back(v);
      usedOtherwise_.insert(e.args.begin(), e.args.end());
    });
    for (Instruction &i : b) {
      if (i.opcode() != Opcode::GetIter)
        usedOtherwise_.insert(i.operands().begin(), i.operands().end());
      if (i.opcode() == Opcode::CheckLocal || i.opcode() == Opcode::CheckFree || i.opcode() == Opcode::AssumeSet)
        flowsFrom[i.result()].push_back(i.operand(0));
      for (unsigned n = 0; n < i.numOperands(); ++n)
        if (Kinds k = demandOf(i, n))
          want(i.operand(n), k);
    }
  }
  while (!work.empty()) {
    Value *v = work.pop_back_val();
    for (Value *from : flowsFrom.lookup(v))
      want(from, demand_[v]);
  }
}

/// A suggestion that is stronger than Float: what is shifted, divided with // or counted is an int.
constexpr Kinds kIntegral = kinds::Int | 512;

Value *TypeDemand::classOf(Value *v) {
  while (Value *up = parent_.lookup(v))
    v = up;
  return v;
}

void TypeDemand::unite(Value *a, Value *b) {
  if (llvm::isa<Constant>(a) || llvm::isa<Constant>(b)) { // a constant is no meeting place: it only suggests
    Value *constant = llvm::isa<Constant>(a) ? a : b, *other = constant == a ? b : a;
    if (!llvm::isa<Constant>(other))
      suggest(other, llvm::cast<Constant>(constant)->is(ConstantKind::Float) ? kinds::Float
                     : llvm::cast<Constant>(constant)->is(ConstantKind::Int) ? kinds::Int
                                                                             : kinds::Other);
    return;
  }
  a = classOf(a);
  b = classOf(b);
  if (a == b)
    return;
  parent_[a] = b;
  suggested_[b] |= suggested_.lookup(a);
}

void TypeDemand::findProbableTypes(Function &function) {
  for (Block &b : function) {
    b.forEachEdge([&](Edge &e) {
      for (auto [v, a] : llvm::zip(e.args, e.block->args()))
        if (!llvm::isa<Constant>(v) || !llvm::cast<Constant>(v)->is(ConstantKind::Int))
          unite(a, v);
    });
    for (Instruction &i : b) {
      Opcode op = withoutInplace(i.opcode());
      if (op == Opcode::Add || op == Opcode::Subtract || op == Opcode::Multiply) {
        unite(i.operand(0), i.result());
        unite(i.operand(1), i.result());
      } else if (op == Opcode::TrueDivide) {
        suggest(i.result(), kinds::Float);
      } else if (op == Opcode::Power) {
        unite(i.operand(0), i.result());
        if (auto *c = llvm::dyn_cast<Constant>(i.operand(1)); c && c->is(ConstantKind::Float))
          suggest(i.result(), kinds::Float);
      } else if (isComparison(op)) {
        unite(i.operand(0), i.operand(1));
      } else if (op == Opcode::Negative || op == Opcode::Positive) {
        unite(i.operand(0), i.result());
      } else if (op >= Opcode::FloorDivide && op <= Opcode::BitXor) {
        for (Value *v : {i.operand(0), i.operand(1), static_cast<Value *>(i.result())})
          if (!llvm::isa<Constant>(v))
            suggest(v, op == Opcode::Remainder ? kinds::Int : kIntegral);
      } else if (op == Opcode::CheckLocal || op == Opcode::CheckFree || op == Opcode::AssumeSet) {
        unite(i.operand(0), i.result());
      } else if (op == Opcode::Call && calledBuiltin(i) == "range") {
        for (Value *v : i.operands().drop_front())
          if (!llvm::isa<Constant>(v))
            suggest(v, kIntegral);
      } else if (op == Opcode::FormatString || op == Opcode::LoadAttr || op == Opcode::LoadMethod) {
        // Objects are no numbers.
        if (op == Opcode::FormatString)
          suggest(i.result(), kinds::Other);
        else if (!llvm::isa<Constant>(i.operand(0)))
          suggest(i.operand(0), kinds::Other);
      }
    }
  }
}

Kinds TypeDemand::probable(Value *v) {
  if (llvm::isa<Constant>(v))
    return 0;
  Kinds k = suggested_.lookup(classOf(v));
  return k & kinds::Other ? 0 : k & kIntegral & ~kinds::Int ? Kinds(kinds::Int) : k & kinds::Float ? Kinds(kinds::Float) : Kinds(k & kinds::Int);
}

} // namespace pyaot::transforms
