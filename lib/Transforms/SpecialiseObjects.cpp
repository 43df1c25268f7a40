//===- SpecialiseObjects.cpp - items, iteration and builtins --------------------------------===//
//
// Lists are indexed with unboxed ints. A `for` over range() or over a list needs no iterator object: where it stands
// lives in the versions' arguments, and becomes an object only where control leaves for code that knows nothing of it.
//
//===----------------------------------------------------------------------===//
#include "Specialise.h"

namespace pyaot::transforms {

using namespace ir;

bool Specialiser::emitOperation(Instruction &i, Scope &scope) {
  if (isArithmetic(i.opcode()) || isComparison(i.opcode())) {
    emitBinary(i, scope);
    return true;
  }
  switch (i.opcode()) {
  case Opcode::Negative:
  case Opcode::Positive:
  case Opcode::Invert:
    emitUnary(i, scope);
    return true;
  case Opcode::Truth:
    emitTruth(i, scope);
    return true;
  case Opcode::GetItem:
    emitGetItem(i, scope);
    return true;
  case Opcode::SetItem:
    emitSetItem(i, scope);
    return true;
  case Opcode::Call:
    emitCall(i, scope);
    return true;
  case Opcode::GetIter:
    emitGetIter(i, scope);
    return true;
  case Opcode::IterNext:
    emitIterNext(i, scope);
    return true;
  default:
    return false;
  }
}

// --- Items ------------------------------------------------------------------------------------------------------

void Specialiser::emitGetItem(Instruction &i, Scope &scope) {
  Value *container = i.operand(0), *key = i.operand(1);
  Kinds ofKey = known(key, scope).kinds;
  if (ofKey != kinds::Int) {
    if (!(ofKey & kinds::Int) || demand_.probable(key) != kinds::Int) {
      emitPlain(i, scope);
      finish(i, scope);
      return;
    }
    Scope before = scope;
    Block *failed = function_.addBlock();
    guard(Opcode::IsSmallInt, key, failed, scope);
    Block *good = b_.block();
    emitSlow(i, std::move(before), failed, /*isOverflow=*/false);
    b_.setBlock(good);
  }
  Value *index = unboxedInt(key, scope);
  Kinds of = known(container, scope).kinds;
  auto get = [&](Opcode op, Scope &scope) {
    Value *object = boxed(container, scope);
    Instruction *copy = emitCopy(op, i, {object, index}, scope);
    define(i.result(), Rep::Boxed, kinds::AnyValue, copy->result(), scope);
    finish(i, scope);
  };
  if (of == kinds::List)
    return get(Opcode::ListItem, scope);
  if (!(of & kinds::List) || !demand_.isInLoop(*i.block()))
    return get(Opcode::ItemAt, scope);
  Scope other = scope;
  Block *failed = function_.addBlock();
  guard(Opcode::IsList, container, failed, scope);
  get(Opcode::ListItem, scope);
  b_.setBlock(failed);
  if (auto it = other.find(container); it != other.end())
    it->second.kinds &= ~kinds::List;
  get(Opcode::ItemAt, other);
}

void Specialiser::emitSetItem(Instruction &i, Scope &scope) {
  Value *container = i.operand(0), *key = i.operand(1);
  if (known(key, scope).kinds != kinds::Int) {
    emitPlain(i, scope);
    finish(i, scope);
    return;
  }
  Value *index = unboxedInt(key, scope), *item = boxed(i.operand(2), scope);
  Kinds of = known(container, scope).kinds;
  auto set = [&](Opcode op, Scope &scope) {
    Value *object = boxed(container, scope);
    emitCopy(op, i, {object, index, item}, scope);
    finish(i, scope);
  };
  if (of == kinds::List)
    return set(Opcode::SetListItem, scope);
  if (!(of & kinds::List) || !demand_.isInLoop(*i.block()))
    return set(Opcode::SetItemAt, scope);
  Scope other = scope;
  Block *failed = function_.addBlock();
  guard(Opcode::IsList, container, failed, scope);
  set(Opcode::SetListItem, scope);
  b_.setBlock(failed);
  if (auto it = other.find(container); it != other.end())
    it->second.kinds &= ~kinds::List;
  set(Opcode::SetItemAt, other);
}

// --- Builtins -----------------------------------------------------------------------------------------------------

void Specialiser::emitCall(Instruction &i, Scope &scope) {
  llvm::StringRef name = calledBuiltin(i);
  auto plain = [&] {
    emitPlain(i, scope);
    finish(i, scope);
  };
  auto allMayBe = [&](Kinds kinds) {
    return llvm::all_of(i.operands().drop_front(), [&](Value *v) { return known(v, scope).kinds & kinds; });
  };
  Kinds of = i.numOperands() == 2 ? known(i.operand(1), scope).kinds : Kinds(0);
  bool isRange = name == "range" && demand_.isOnlyIterated(i.result()) && allMayBe(kinds::Int);
  bool isKnownUse = (name == "len" && of == kinds::List) || name == "list" || name == "sorted" ||
                    (name == "float" && (of == kinds::Int || of == kinds::Float));
  if (!isRange && !isKnownUse)
    return plain();

  Scope before = scope;
  Block *failed = function_.addBlock(), *good = function_.addBlock();
  Instruction *test = b_.emitNamed(Opcode::IsBuiltin, b_.constants().str(name), boxed(i.operand(0), scope));
  branchTo(test->result(), good, failed);
  b_.setBlock(good);
  if (isRange) {
    emitRange(i, scope, failed);
  } else if (name == "len") {
    define(i.result(), Rep::Int, kinds::Int, emitValue(Opcode::ListLength, boxed(i.operand(1), scope)), scope);
    finish(i, scope);
  } else if (name == "float") {
    Value *v = i.operand(1);
    define(i.result(), Rep::Float, kinds::Float,
           of == kinds::Float ? unboxedFloat(v, scope) : emitValue(Opcode::IntToFloat, unboxedInt(v, scope)), scope);
    finish(i, scope);
  } else {
    emitPlain(i, scope);
    scope.find(i.result())->second.kinds = kinds::List;
    finish(i, scope);
  }
  emitSlow(i, std::move(before), failed, /*isOverflow=*/true); // a rebound builtin
}

/// The parts of range(...), none of them an object.
void Specialiser::emitRange(Instruction &i, Scope &scope, Block *slow) {
  llvm::SmallVector<Value *, 3> bounds;
  for (Value *v : i.operands().drop_front()) {
    if (known(v, scope).kinds != kinds::Int)
      guard(Opcode::IsSmallInt, v, slow, scope);
    bounds.push_back(unboxedInt(v, scope));
  }
  if (bounds.size() == 1)
    bounds.insert(bounds.begin(), smallConstant(0));
  auto *step = i.numOperands() == 4 ? llvm::dyn_cast<Constant>(i.operand(3)) : nullptr;
  if (i.numOperands() < 4 || (step && step->asInt64() == 1)) {
    define(i.result(), Rep::UpRange, kinds::Other, {bounds[0], bounds[1]}, scope);
    finish(i, scope);
    return;
  }
  Block *good = function_.addBlock();
  Value *zero = smallConstant(0);
  branchTo(emitValue(Opcode::IntEqual, {bounds[2], zero}), slow, good);
  b_.setBlock(good);
  Value *count = emitValue(Opcode::RangeCount, {bounds[0], bounds[1], bounds[2]});
  define(i.result(), Rep::Range, kinds::Other, {bounds[0], count, bounds[2]}, scope);
  finish(i, scope);
}

// --- Iteration ------------------------------------------------------------------------------------------------------

void Specialiser::emitGetIter(Instruction &i, Scope &scope) {
  Known k = known(i.operand(0), scope);
  if (k.rep == Rep::UpRange || k.rep == Rep::Range) {
    define(i.result(), k.rep, kinds::Other, llvm::ArrayRef(k.parts, numParts(k.rep)), scope);
    scope.erase(i.operand(0)); // nothing else wants it
  } else if (k.kinds == kinds::List && demand_.isIterated(i.result())) {
    define(i.result(), Rep::ListIter, kinds::Other, {boxed(i.operand(0), scope), smallConstant(0)}, scope);
  } else {
    emitPlain(i, scope);
  }
  finish(i, scope);
}

void Specialiser::emitIterNext(Instruction &i, Scope &scope) {
  Value *iterator = i.operand(0);
  Known k = known(iterator, scope);
  Value *hasMore;
  switch (k.rep) {
  case Rep::UpRange:
    hasMore = emitValue(Opcode::IntLess, {k.parts[0], k.parts[1]});
    break;
  case Rep::Range:
    hasMore = emitValue(Opcode::IntNotEqual, {k.parts[1], smallConstant(0)});
    break;
  case Rep::ListIter:
    hasMore = emitValue(Opcode::IntLess, {k.parts[1], emitValue(Opcode::ListLength, k.parts[0])});
    break;
  case Rep::Boxed:
  case Rep::Truth:
  case Rep::Int:
  case Rep::Float:
    emitPlain(i, scope);
    finish(i, scope);
    return;
  }
  Block *more = function_.addBlock(), *done = function_.addBlock();
  branchTo(hasMore, more, done);
  Scope atEnd = scope;
  b_.setBlock(more);
  Value *one = smallConstant(1);
  switch (k.rep) {
  case Rep::UpRange:
    define(i.result(), Rep::Int, kinds::Int, k.parts[0], scope);
    k.parts[0] = emitValue(Opcode::IntAddKnown, {k.parts[0], one});
    break;
  case Rep::Range:
    define(i.result(), Rep::Int, kinds::Int, k.parts[0], scope);
    k.parts[0] = emitValue(Opcode::IntAddKnown, {k.parts[0], k.parts[2]});
    k.parts[1] = emitValue(Opcode::IntAddKnown, {k.parts[1], smallConstant(-1)});
    break;
  default:
    define(i.result(), Rep::Boxed, kinds::AnyValue, emitValue(Opcode::ListFetch, {k.parts[0], k.parts[1]}), scope);
    k.parts[1] = emitValue(Opcode::IntAddKnown, {k.parts[1], one});
    break;
  }
  scope[iterator] = k;
  finish(i, scope);
  b_.setBlock(done);
  define(i.result(), Rep::Boxed, kinds::Unset, b_.unset(), atEnd);
  finish(i, atEnd);
}

} // namespace pyaot::transforms
