//===- LowerControl.cpp - jumps, generators and exceptions -------------------===//
//
// The opcodes whose expansion makes edges or pads, and the finally bodies of
// 3.8, whose tokens the abstract stack tells apart.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"

using namespace pyaot::bytecode;

static constexpr PythonVersion kPy311{3, 11}, kPy312{3, 12}, kPy313{3, 13}, kPy314{3, 14}, kPy315{3, 15};

// --- jumps ---

void Lowering::jump() {
  next_ = nodeAt(target());
  fallsThrough_ = false;
}

void Lowering::popJump(JumpCondition condition) {
  bool testsTruth = condition == JumpCondition::True || condition == JumpCondition::False;
  if (testsTruth && version_ < kPy313)
    emit(Op::ToBool);
  emitPopJump(condition, target());
}

void Lowering::jumpOrPop(JumpCondition condition) {
  emit(Op::Copy, 1);
  emit(Op::ToBool);
  emitPopJump(condition, target());
  emit(Op::PopTop);
}

void Lowering::jumpIfNotExcMatch() {
  emit(Op::CheckExcMatch);
  emit(Op::Swap, 2);
  emit(Op::PopTop);
  emitPopJump(JumpCondition::False, target());
}

/// Slots that an iterator takes: from 3.15 on two. The second is for an index into a builtin sequence; here it is always
/// NULL, which 3.15 has where there is none.
uint32_t Lowering::iteratorWidth() const { return version_ < kPy315 ? 1 : 2; }

void Lowering::getIter() {
  constexpr uint32_t kYieldFrom = 3;
  if (version_ < kPy315)
    return emit(Op::GetIter);
  if (instr_->arg != 0 && instr_->arg != kYieldFrom)
    return fail("there is no kind of iteration " + llvm::Twine(instr_->arg));
  emit(instr_->arg ? Op::GetYieldFromIter : Op::GetIter);
  emit(Op::PushNull);
}

void Lowering::popIter() {
  for (uint32_t i = 0; i < iteratorWidth(); ++i)
    emit(Op::PopTop);
}

/// The exhausted edge: up to 3.11 the iterator is popped and control is at the target; in 3.12 it is after the END_FOR
/// at the target; from 3.13 on it is there too and the iterator is still on the stack.
void Lowering::forIter() {
  int64_t exit = target();
  if (version_ >= kPy312) {
    if (exit < 0 || exit >= int64_t(instrAtUnit_.size()) || instrAtUnit_[exit] == kNoInstr ||
        instrs_[instrAtUnit_[exit]].op != SourceOp::END_FOR)
      return fail("FOR_ITER's target is not END_FOR");
    exit = instrs_[instrAtUnit_[exit]].next;
  }
  if (!stack_)
    return fail("the stack underflows");
  NodeId exhausted;
  if (version_ >= kPy313)
    exhausted = nodeAt(exit);
  else
    exhausted =
        pad(Pad::Exhausted, instr_->unit, stack_, blocks_, {{Op::PopTop}}, nodeAt(exit, stack_->below, blocks_));
  emit(CanonicalInstr{Op::ForIter, 0, iteratorWidth(), 0, 0, exhausted});
}

void Lowering::returnValue() {
  emit(Op::Return);
  fallsThrough_ = false;
}

void Lowering::raiseVarargs() {
  if (instr_->arg > 2)
    return fail("raise with " + llvm::Twine(instr_->arg) + " operands");
  emit(Op::Raise, instr_->arg);
  fallsThrough_ = false;
}

// --- exceptions ---

void Lowering::reraise() {
  if (version_ < kPy311)
    emit(Op::PopTop); // the type
  emit(Op::Reraise);
  // The operand names a slot with a code offset, for line numbers only.
  if (version_ >= kPy311 && depth(stack_) < instr_->arg)
    fail("there is no code offset " + llvm::Twine(instr_->arg) + " slots down");
  fallsThrough_ = false;
}

void Lowering::popExcept() {
  if (version_ < kPy311) {
    emit(Op::PopTop);
    emit(Op::PopTop);
    if (!blocks_ || !blocks_->isHandler)
      return fail("POP_EXCEPT outside of a handler");
    blocks_ = blocks_->outer;
  }
  emit(Op::PopExcept);
}

void Lowering::withExceptStart() {
  if (version_ < kPy311)
    return emit(Op::WithExitCall, 7, 0, 2);
  if (version_ < kPy314)
    return emit(Op::WithExitCall, 4, 0, 1);
  emit(Op::WithExitCall, 5, 1, 1);
}

// --- generators ---

void Lowering::yieldValue() {
  if (version_ < kPy311 && code_.hasFlag(CodeObject::AsyncGenerator))
    emit(Op::AsyncGenWrap);
  const SourceInstr *before = previous(1);
  bool delegates = before && before->op == SourceOp::SEND;
  if (delegates && version_ == kPy311) {
    // 3.11 has no CLEANUP_THROW in the code: the generator's throw() does its work. [it sent x] -> [None r] -> [r]
    if (depth(stack_) < 2)
      return fail("the stack underflows");
    const StackShape *entry = stack_;
    const StackShape *withException = push(entry, SlotKind::Exception);
    const StackShape *done = push(entry->below->below, SlotKind::Value);
    NodeId end = pad(Pad::ThrowDone, instr_->unit, entry, blocks_, {{Op::EndSend, 0, 1}},
                     nodeAt(*jumpTarget(version_, *before), done, blocks_));
    NodeId cleanup =
        pad(Pad::ThrowCleanup, instr_->unit, withException, blocks_, {{Op::CleanupThrow, 0, 1}}, end, handler_);
    handler_ = {cleanup, depth(entry), false};
  }
  emit(Op::YieldValue, delegates ? iteratorWidth() : 0);
}

void Lowering::send() {
  if (version_ != kPy311) {
    NodeId done = nodeAt(target());
    return emit(CanonicalInstr{Op::Send, 0, iteratorWidth(), 0, 0, done});
  }
  // 3.11 has no END_SEND: the receiver and the value are replaced by the result at once.
  if (depth(stack_) < 2)
    return fail("the stack underflows");
  const StackShape *result = push(stack_->below->below, SlotKind::Value);
  NodeId done =
      pad(Pad::SendDone, instr_->unit, stack_, blocks_, {{Op::EndSend, 0, 1}}, nodeAt(target(), result, blocks_));
  emit(CanonicalInstr{Op::Send, 0, 1, 0, 0, done});
}

/// Up to 3.10 one opcode is the whole loop: [it v] SEND; yield and come back, or drop the receiver: [r].
void Lowering::yieldFrom() {
  if (depth(stack_) < 2)
    return fail("the stack underflows");
  const StackShape *entry = stack_;
  const StackShape *result = push(entry->below->below, SlotKind::Value);
  NodeId done =
      pad(Pad::SendDone, instr_->unit, entry, blocks_, {{Op::EndSend, 0, 1}}, nodeAt(instr_->next, result, blocks_));
  NodeId cleanup = pad(Pad::ThrowCleanup, instr_->unit, push(entry, SlotKind::Exception), blocks_,
                       {{Op::CleanupThrow, 0, 1}}, done, handler_);
  NodeId yield = pad(Pad::YieldFromYield, instr_->unit, entry, blocks_, {{Op::YieldValue, 0, 1}}, current_,
                     {cleanup, depth(entry), false});
  emit(CanonicalInstr{Op::Send, 0, 1, 0, 0, done});
  next_ = yield;
  fallsThrough_ = false;
}

// --- the block stack of 3.8 to 3.10 ---

void Lowering::setupBlock(uint32_t levelsBelow) {
  if (depth(stack_) < levelsBelow)
    return fail("the stack underflows");
  int64_t handler = target();
  if (handler < 0 || handler >= int64_t(instrAtUnit_.size()) || instrAtUnit_[handler] == kNoInstr)
    return fail("a handler at byte " + llvm::Twine(handler * 2) + ", where no instruction begins");
  blocks_ = pushBlock(blocks_, false, static_cast<uint32_t>(handler), depth(stack_) - levelsBelow);
}

void Lowering::setupWith() {
  emit(Op::BeforeWith);
  setupBlock(1);
}

void Lowering::popBlock() {
  if (!blocks_ || blocks_->isHandler)
    return fail("POP_BLOCK without a block");
  blocks_ = blocks_->outer;
}

/// 3.8: a finally body finds on the stack how it was entered; BEGIN_FINALLY says "by falling in".
void Lowering::beginFinally() {
  emit(Op::PushNull);
  if (!hasFailed_)
    stack_ = push(stack_->below, SlotKind::FinallyFellIn);
}

void Lowering::callFinally() {
  emit(Op::PushNull);
  if (hasFailed_)
    return;
  stack_ = push(stack_->below, SlotKind::FinallyReturn, instr_->next);
  jump();
}

void Lowering::endFinally() {
  SlotKind token = topKind();
  uint32_t returnUnit = hasFailed_ ? 0 : stack_->returnUnit;
  if (token == SlotKind::FinallyFellIn)
    return emit(Op::PopTop);
  fallsThrough_ = false;
  emit(Op::PopTop);
  if (token == SlotKind::ExceptionType)
    return emit(Op::Reraise);
  if (token != SlotKind::FinallyReturn)
    return fail("END_FINALLY without a token");
  next_ = nodeAt(returnUnit);
}

/// Leaving a finally body early, with a value on top if the operand says so: drop the token, or the exception and its
/// handler block.
void Lowering::popFinally() {
  bool hasValue = instr_->arg != 0;
  SlotKind token = topKind(hasValue);
  auto drop = [&](Op op) {
    if (hasValue)
      emit(Op::Swap, 2);
    emit(op);
  };
  if (token == SlotKind::FinallyFellIn || token == SlotKind::FinallyReturn)
    return drop(Op::PopTop);
  if (token != SlotKind::ExceptionType || !blocks_ || !blocks_->isHandler)
    return fail("POP_FINALLY without a token");
  for (int i = 0; i < 5; ++i)
    drop(Op::PopTop);
  drop(Op::PopExcept);
  blocks_ = blocks_->outer;
}

/// 3.8: call exit with three Nones below a token, or with the exception. (CPython also takes exit off the stack in the
/// second case; leaving it where it is comes to the same, as nothing looks at the slots in between.)
void Lowering::withCleanupStart() {
  SlotKind token = topKind();
  if (token == SlotKind::ExceptionType) {
    emit(Op::Copy, 1);
    if (!hasFailed_)
      stack_ = push(stack_->below, SlotKind::Value);
    return emit(Op::WithExitCall, 8, 0, 3);
  }
  if (token != SlotKind::FinallyFellIn && token != SlotKind::FinallyReturn)
    return fail("WITH_CLEANUP_START without a token");
  emit(Op::Swap, 2);
  for (int i = 0; i < 3; ++i)
    emitConst(NoneConstant::get());
  emit(Op::Call, 3, 0);
  emitConst(NoneConstant::get());
  emit(Op::Swap, 2);
}

/// [.. copy r]: r true swallows the exception, and control goes on as if the body had fallen into the clean-up.
void Lowering::withCleanupFinish() {
  constexpr uint32_t kSlots = 7; // exit p n n xb x xt
  if (depth(stack_) < 3 || topKind(2) != SlotKind::ExceptionType) {
    emit(Op::PopTop);
    return emit(Op::PopTop);
  }
  if (!blocks_ || !blocks_->isHandler || depth(stack_) < kSlots + 2)
    return fail("WITH_CLEANUP_FINISH outside of a handler");
  emit(Op::ToBool);
  emit(CanonicalInstr{Op::PopJump, static_cast<uint8_t>(JumpCondition::True)});
  if (hasFailed_)
    return;
  const StackShape *outside = push(cut(stack_, depth(stack_) - 1 - kSlots), SlotKind::FinallyFellIn);
  llvm::SmallVector<CanonicalInstr, 9> drops(6, {Op::PopTop});
  drops.append({{Op::PopExcept}, {Op::PopTop}, {Op::PushNull}});
  NodeId swallow =
      pad(Pad::Swallow, instr_->unit, stack_, blocks_, drops, nodeAt(instr_->next, outside, blocks_->outer));
  if (hasFailed_)
    return;
  emitted_.back().target = swallow;
  emit(Op::PopTop);
}
