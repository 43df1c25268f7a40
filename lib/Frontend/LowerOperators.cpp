//===- LowerOperators.cpp - operators, items, attributes, displays ----------------===//
//
// Reference: "Expressions".
//
//===----------------------------------------------------------------------===//

#include "FunctionBuilder.h"

namespace pyaot::frontend {

using namespace bytecode;
using ir::Opcode;

static Opcode opcodeOf(BinaryOp op) {
  switch (op) {
  case BinaryOp::Add:
    return Opcode::Add;
  case BinaryOp::And:
    return Opcode::BitAnd;
  case BinaryOp::FloorDivide:
    return Opcode::FloorDivide;
  case BinaryOp::LShift:
    return Opcode::LeftShift;
  case BinaryOp::MatrixMultiply:
    return Opcode::MatrixMultiply;
  case BinaryOp::Multiply:
    return Opcode::Multiply;
  case BinaryOp::Remainder:
    return Opcode::Remainder;
  case BinaryOp::Or:
    return Opcode::BitOr;
  case BinaryOp::Power:
    return Opcode::Power;
  case BinaryOp::RShift:
    return Opcode::RightShift;
  case BinaryOp::Subtract:
    return Opcode::Subtract;
  case BinaryOp::TrueDivide:
    return Opcode::TrueDivide;
  case BinaryOp::Xor:
    return Opcode::BitXor;
  }
  llvm_unreachable("all operators are answered");
}

static Opcode opcodeOf(CompareOp op) { return Opcode(unsigned(Opcode::Less) + unsigned(op)); }
static_assert(unsigned(CompareOp::GreaterEqual) == unsigned(Opcode::GreaterEqual) - unsigned(Opcode::Less) &&
              unsigned(CompareOp::NotEqual) == unsigned(Opcode::NotEqual) - unsigned(Opcode::Less));

static Opcode opcodeOf(UnaryOp op) {
  switch (op) {
  case UnaryOp::Negative:
    return Opcode::Negative;
  case UnaryOp::Positive:
    return Opcode::Positive;
  case UnaryOp::Invert:
    return Opcode::Invert;
  }
  llvm_unreachable("all operators are answered");
}

bool FunctionBuilder::isUsedElsewhere(ir::Value *v) const {
  return llvm::any_of(stack_, [&](const Item &i) { return i.value == v || i.dynamicSpec == v; }) ||
         llvm::is_contained(locals_, v);
}

/// The truth of a value as an i1. A comparison that was just made for this test alone becomes one with the test.
ir::Value *FunctionBuilder::truth(Item item) {
  if (item.value->type() == ir::Type::Bool)
    return item.value;
  ir::Value *v = plain(item);
  if (auto *c = constantOf(v)) {
    if (c->is(ir::ConstantKind::None))
      return builder_.use(constants_.i1(false));
    if (c->is(ir::ConstantKind::Bool))
      return builder_.use(constants_.i1(c->truth()));
  }
  if (ir::Instruction *made = v->definingInstruction()) {
    if (ir::isRichComparison(made->opcode()) && made == &builder_.block()->back() && !isUsedElsewhere(v)) {
      made->setOpcode(ir::truthOfComparison(made->opcode()));
      return v;
    }
    if (made->opcode() == Opcode::BoxBool)
      return made->operand(0);
  }
  return emit(Opcode::Truth, v)->result();
}

bool FunctionBuilder::lowerOperator(const CanonicalInstr &i) {
  auto negatable = [&](Opcode op, Values operands) {
    ir::Value *b = emit(op, operands)->result();
    push(i.isNegated() ? emit(Opcode::Not, b)->result() : b);
  };
  switch (i.op) {
  case Op::Unary:
    push(emit(opcodeOf(i.as<UnaryOp>()), pop())->result());
    return true;
  case Op::ToBool:
    push(truth(popItem()));
    return true;
  case Op::Not:
    push(emit(Opcode::Not, truth(popItem()))->result());
    return true;
  case Op::Binary: {
    Opcode op = opcodeOf(i.as<BinaryOp>());
    if (i.isInPlace())
      op = Opcode(unsigned(op) - unsigned(Opcode::Add) + unsigned(Opcode::InplaceAdd));
    push(emit(op, popN(2))->result());
    return true;
  }
  case Op::Compare:
    push(emit(opcodeOf(i.as<CompareOp>()), popN(2))->result());
    return true;
  case Op::Is:
    negatable(Opcode::IsIdentical, popN(2));
    return true;
  case Op::Contains:
    negatable(Opcode::Contains, popN(2));
    return true;
  case Op::BinarySubscr: {
    auto v = popN(2);
    // c[a:b]: the slice object need not exist.
    ir::Instruction *key = v[1]->definingInstruction();
    if (key && key->opcode() == Opcode::BuildSlice && key == &builder_.block()->back() &&
        key->operand(2) == builder_.none()) {
      push(emit(Opcode::GetSlice, {v[0], key->operand(0), key->operand(1)})->result());
      return true;
    }
    push(emit(Opcode::GetItem, v)->result());
    return true;
  }
  case Op::StoreSubscr: {
    auto v = popN(3); // value container key
    ir::Instruction *key = v[2]->definingInstruction();
    if (key && key->opcode() == Opcode::BuildSlice && key == &builder_.block()->back() &&
        key->operand(2) == builder_.none() && !isUsedElsewhere(v[2])) {
      emit(Opcode::SetSlice, {v[1], key->operand(0), key->operand(1), v[0]});
      return true;
    }
    emit(Opcode::SetItem, {v[1], v[2], v[0]});
    return true;
  }
  case Op::DeleteSubscr:
    emit(Opcode::DeleteItem, popN(2));
    return true;
  case Op::BinarySlice:
    push(emit(Opcode::GetSlice, popN(3))->result());
    return true;
  case Op::StoreSlice: {
    auto v = popN(4);
    emit(Opcode::SetSlice, {v[1], v[2], v[3], v[0]});
    return true;
  }
  default:
    return false;
  }
}

bool FunctionBuilder::lowerAttribute(const CanonicalInstr &i) {
  switch (i.op) {
  case Op::LoadAttr: {
    ir::Value *object = pop();
    ir::Value *attribute = superAttribute(object, name(i));
    push(attribute ? attribute : emitNamed(Opcode::LoadAttr, name(i), object)->result());
    return true;
  }
  case Op::LoadMethod: {
    ir::Value *object = pop();
    if (ir::Value *attribute = superAttribute(object, name(i))) {
      push(attribute);
      push(unset_);
      return true;
    }
    ir::Instruction *m = emitNamed(Opcode::LoadMethod, name(i), object);
    push(m->result(0));
    push(m->result(1));
    return true;
  }
  case Op::LoadSuper: {
    ir::Instruction *s = emitNamed(Opcode::LoadSuperAttr, name(i), popN(3));
    s->setNumber(i.b);
    push(s->result());
    if (i.c)
      push(unset_);
    return true;
  }
  case Op::LoadSpecial:
    push(emitNumbered(Opcode::LoadSpecial, i.kind, pop())->result());
    push(unset_);
    return true;
  case Op::StoreAttr: {
    auto v = popN(2);
    emitNamed(Opcode::StoreAttr, name(i), {v[1], v[0]});
    return true;
  }
  case Op::DeleteAttr:
    emitNamed(Opcode::DeleteAttr, name(i), pop());
    return true;
  default:
    return false;
  }
}

bool FunctionBuilder::lowerBuild(const CanonicalInstr &i) {
  switch (i.op) {
  case Op::Build:
    switch (i.as<BuildKind>()) {
    case BuildKind::Tuple:
      push(emit(Opcode::BuildTuple, popN(i.a))->result());
      return true;
    case BuildKind::List:
      push(emit(Opcode::BuildList, popN(i.a))->result());
      return true;
    case BuildKind::Set:
      push(emit(Opcode::BuildSet, popN(i.a))->result());
      return true;
    case BuildKind::Map:
      push(emit(Opcode::BuildMap, popN(2 * i.a))->result());
      return true;
    case BuildKind::ConstKeyMap: {
      auto v = popN(i.a + 1);
      std::rotate(v.begin(), v.end() - 1, v.end()); // the keys first
      push(emit(Opcode::BuildConstKeyMap, v)->result());
      return true;
    }
    case BuildKind::Slice: {
      auto v = popN(i.a);
      if (i.a == 2)
        v.push_back(builder_.none());
      push(emit(Opcode::BuildSlice, v)->result());
      return true;
    }
    case BuildKind::String:
      buildString(i.a);
      return true;
    }
    llvm_unreachable("all kinds are answered");
  case Op::BuildUnpack:
    buildUnpack(i);
    return true;
  case Op::Add: {
    bool isMap = i.as<AddKind>() == AddKind::Map;
    auto v = popN(isMap ? 2 : 1);
    ir::Value *to = peek(i.a);
    if (isMap)
      emit(Opcode::MapAdd, {to, v[0], v[1]});
    else
      emit(i.as<AddKind>() == AddKind::List ? Opcode::ListAppend : Opcode::SetAdd, {to, v[0]});
    return true;
  }
  case Op::Extend: {
    ir::Value *v = pop();
    ir::Value *to = peek(i.a);
    switch (i.as<ExtendKind>()) {
    case ExtendKind::List:
      emit(Opcode::ListExtend, {to, v});
      return true;
    case ExtendKind::Set:
      emit(Opcode::SetUpdate, {to, v});
      return true;
    case ExtendKind::Dict:
      emit(Opcode::DictUpdate, {to, v});
      return true;
    case ExtendKind::KwArgs:
      emit(Opcode::DictMerge, {to, v, calledWith(i.a + 2)});
      return true;
    }
    llvm_unreachable("all kinds are answered");
  }
  case Op::ListToTuple:
    push(emit(Opcode::ListToTuple, pop())->result());
    return true;
  case Op::UnpackSequence: {
    ir::Instruction *u = emitNumbered(Opcode::UnpackSequence, i.a, pop(), i.a);
    for (unsigned n = i.a; n-- > 0;)
      push(u->result(n));
    return true;
  }
  case Op::UnpackEx: {
    ir::Instruction *u = emitNumbered(Opcode::UnpackEx, i.a, pop(), i.a + 1 + i.b);
    u->setNumber2(i.b);
    for (unsigned n = i.a + 1 + i.b; n-- > 0;)
      push(u->result(n));
    return true;
  }
  default:
    return false;
  }
}

/// The callable of f(**a, **b), for messages: there, or below the NULL there (3.13).
ir::Value *FunctionBuilder::calledWith(unsigned fromTop) {
  if (fromTop < stack_.size() && isUnset(item(fromTop).value))
    ++fromTop;
  if (fromTop > stack_.size() || isUnset(item(fromTop).value))
    return builder_.none();
  return asValue(peek(fromTop));
}

/// 3.8: [*a, *b], {**a, **b}, f(*a, *b), f(**a, **b).
void FunctionBuilder::buildUnpack(const CanonicalInstr &i) {
  auto v = popN(i.a);
  auto collect = [&](Opcode make, Opcode extend) {
    ir::Value *all = emit(make)->result();
    for (ir::Value *part : v)
      emit(extend, {all, part});
    return all;
  };
  switch (i.as<BuildUnpackKind>()) {
  case BuildUnpackKind::List:
    push(collect(Opcode::BuildList, Opcode::ListExtend));
    return;
  case BuildUnpackKind::Tuple:
  case BuildUnpackKind::TupleWithCall:
    push(emit(Opcode::ListToTuple, collect(Opcode::BuildList, Opcode::ListExtend))->result());
    return;
  case BuildUnpackKind::Set:
    push(collect(Opcode::BuildSet, Opcode::SetUpdate));
    return;
  case BuildUnpackKind::Map:
    push(collect(Opcode::BuildMap, Opcode::DictUpdate));
    return;
  case BuildUnpackKind::MapWithCall: {
    ir::Value *callable = calledWith(2); // above it: the positional arguments
    ir::Value *all = emit(Opcode::BuildMap)->result();
    for (ir::Value *part : v)
      emit(Opcode::DictMerge, {all, part, callable});
    push(all);
    return;
  }
  }
}

} // namespace pyaot::frontend
