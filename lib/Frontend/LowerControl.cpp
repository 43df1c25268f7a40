//===- LowerControl.cpp - branches, loops, exceptions, generators, patterns ----------===//
//
// Reference: "Compound statements", "Yield expressions".
//
//===----------------------------------------------------------------------===//

#include "FunctionBuilder.h"

namespace pyaot::frontend {

using namespace bytecode;
using ir::Opcode;

/// How many slots the POP_TOPs behind a branching instruction drop on the fall-through edge.
static unsigned popsBehindBranch(const CanonicalNode &node) {
  auto it = llvm::find_if(node.instrs, [](const CanonicalInstr &i) { return i.isBranch(); });
  return unsigned(node.instrs.end() - it) - 1;
}

/// What was called for a value that was just made and that nothing here holds but its user to come; else null.
ir::Value *FunctionBuilder::callableOfNewValue(ir::Value *v) const {
  ir::Instruction *made = v->definingInstruction();
  if (!made || made != &builder_.block()->back() || isUsedElsewhere(v))
    return nullptr;
  bool isCall =
      made->opcode() == Opcode::Call || made->opcode() == Opcode::CallMethod || made->opcode() == Opcode::CallEx;
  return isCall ? made->operand(0) : nullptr;
}

bool FunctionBuilder::lowerControl(const CanonicalInstr &i) {
  // Edges first: making the stack plain for them may emit instructions.
  auto nextEdge = [&] {
    for (unsigned n = popsBehindBranch(*node_); n > 0; --n)
      pop();
    return edgeTo(node_->next);
  };
  switch (i.op) {
  case Op::PopJump: {
    ir::Value *condition;
    bool jumpsIfTrue = true;
    switch (i.as<JumpCondition>()) {
    case JumpCondition::False:
      jumpsIfTrue = false;
      [[fallthrough]];
    case JumpCondition::True:
      condition = truth(popItem());
      break;
    case JumpCondition::NotNone:
      jumpsIfTrue = false;
      [[fallthrough]];
    case JumpCondition::None:
      condition = emit(Opcode::IsIdentical, {pop(), builder_.none()})->result();
      break;
    }
    ir::Edge jump = edgeTo(i.target), next = nextEdge();
    emit(Opcode::Branch, condition)->setSuccessors(function_.copyEdges({jumpsIfTrue ? jump : next,
                                                                         jumpsIfTrue ? next : jump}));
    return true;
  }
  case Op::GetIter: {
    ir::Value *iterable = pop();
    ir::Value *origin = callableOfNewValue(iterable);
    ir::Value *iterator = emit(Opcode::GetIter, iterable)->result();
    if (origin)
      emit(Opcode::OwnIterator, {iterator, origin});
    push(iterator);
    return true;
  }
  case Op::ForIter: {
    ir::Value *item = emit(Opcode::IterNext, peek(i.a))->result();
    ir::Value *isExhausted = emit(Opcode::IsUnset, item)->result();
    ir::Edge exhausted = edgeTo(i.target);
    ir::Block *body = function_.addBlock();
    emit(Opcode::Branch, isExhausted)->setSuccessors(function_.copyEdges({exhausted, function_.edge(body)}));
    builder_.setBlock(body);
    push(emit(Opcode::AssumeSet, item)->result());
    ir::Edge next = nextEdge();
    builder_.jump(next);
    return true;
  }
  case Op::Send: {
    ir::Value *sent = pop();
    ir::Instruction *s = emit(Opcode::Send, {peek(i.a), sent});
    push(s->result(0));
    ir::Edge finished = edgeTo(i.target), next = nextEdge();
    emit(Opcode::Branch, s->result(1))->setSuccessors(function_.copyEdges({finished, next}));
    return true;
  }
  case Op::Return:
    emit(Opcode::Return, pop());
    return true;
  case Op::Raise: {
    if (i.a == 0) { // goes on with the traceback that the exception has
      emitEnd(Opcode::Reraise, emit(Opcode::HandledException)->result());
      return true;
    }
    auto v = popN(i.a);
    v.resize(2, unset_);
    emitEnd(Opcode::Raise, v);
    return true;
  }
  case Op::Reraise:
    emitEnd(Opcode::Reraise, pop());
    return true;
  default:
    return false;
  }
}

bool FunctionBuilder::lowerException(const CanonicalInstr &i) {
  switch (i.op) {
  case Op::PushExcInfo: {
    ir::Value *x = pop();
    push(emit(Opcode::PushHandled, x)->result());
    push(x);
    return true;
  }
  case Op::ExcTriple: {
    ir::Value *x = pop();
    push(unset_);
    push(unset_);
    // The two lower ones are only dropped; the type is only matched against, where the exception itself will do.
    push(builder_.none());
    push(x);
    push(x);
    return true;
  }
  case Op::PopExcept:
    emit(Opcode::PopHandled, pop());
    return true;
  case Op::CheckExcMatch: {
    ir::Value *cls = pop();
    push(emit(Opcode::MatchException, {peek(1), cls})->result());
    return true;
  }
  case Op::CheckEgMatch: {
    ir::Instruction *m = emit(Opcode::MatchExceptionGroup, popN(2));
    push(m->result(0));
    push(m->result(1));
    return true;
  }
  case Op::PrepReraiseStar:
    push(emit(Opcode::PrepareReraiseStar, popN(2))->result());
    return true;
  case Op::BeforeWith:
  case Op::BeforeAsyncWith: {
    ir::Instruction *w = emit(i.op == Op::BeforeWith ? Opcode::BeforeWith : Opcode::BeforeAsyncWith, pop());
    push(w->result(0));
    push(w->result(1));
    return true;
  }
  case Op::WithExitCall:
    // With a slot for self above it (3.14): that is empty, since load_special binds.
    push(emit(Opcode::CallExit, {peek(i.a), peek(i.c)})->result());
    return true;
  default:
    return false;
  }
}

bool FunctionBuilder::lowerGenerator(const CanonicalInstr &i) {
  auto unary = [&](Opcode op) {
    push(emit(op, pop())->result());
    return true;
  };
  switch (i.op) {
  case Op::GenCreate:
    push(emit(Opcode::GenCreate)->result());
    return true;
  case Op::YieldValue: {
    ir::Value *v = pop();
    for (Item &item : stack_)
      plain(item); // a pending format has no place in a suspended frame
    push(emit(Opcode::Yield, {v, i.a ? peek(i.a) : unset_})->result());
    return true;
  }
  case Op::EndSend: {
    ir::Value *result = pop();
    popN(i.a);
    push(result);
    return true;
  }
  case Op::CleanupThrow: {
    ir::Value *x = pop();
    popN(i.a + 1);
    push(builder_.none());
    for (unsigned n = 1; n < i.a; ++n)
      push(unset_);
    push(emit(Opcode::CleanupThrow, x)->result());
    return true;
  }
  case Op::GetYieldFromIter:
    return unary(Opcode::GetYieldFromIter);
  case Op::GetAwaitable:
    push(emitNumbered(Opcode::GetAwaitable, i.a, pop())->result());
    return true;
  case Op::GetAiter:
    return unary(Opcode::GetAiter);
  case Op::GetAnext:
    push(emit(Opcode::GetAnext, peek(1))->result());
    return true;
  case Op::EndAsyncFor: {
    auto v = popN(2);
    emit(Opcode::EndAsyncFor, v[1]);
    return true;
  }
  case Op::AsyncGenWrap:
    return unary(Opcode::AsyncGenWrap);
  case Op::StopIterationError:
    return true; // the unwinding edge of a resume function does it
  default:
    return false;
  }
}

bool FunctionBuilder::lowerPattern(const CanonicalInstr &i) {
  switch (i.op) {
  case Op::MatchSequence:
    push(emit(Opcode::IsSequencePattern, peek(1))->result());
    return true;
  case Op::MatchMapping:
    push(emit(Opcode::IsMappingPattern, peek(1))->result());
    return true;
  case Op::GetLen:
    push(emit(Opcode::Length, peek(1))->result());
    return true;
  case Op::MatchKeys: {
    ir::Value *subject = peek(2), *keys = peek(1);
    push(emit(Opcode::MatchKeys, {subject, keys})->result());
    return true;
  }
  case Op::MatchClass:
    push(emitNumbered(Opcode::MatchClass, i.a, popN(3))->result());
    return true;
  case Op::CopyDictWithoutKeys: {
    ir::Value *keys = pop();
    push(emit(Opcode::CopyDictWithoutKeys, {peek(1), keys})->result());
    return true;
  }
  default:
    return false;
  }
}

} // namespace pyaot::frontend
