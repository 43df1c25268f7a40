//===- LowerVariables.cpp - stack moves, locals, cells and names -----------------===//
//
// Reference: "Naming and binding".
//
//===----------------------------------------------------------------------===//

#include "FunctionBuilder.h"

namespace pyaot::frontend {

using namespace bytecode;
using ir::Opcode;

/// The content of a slot's cell; NameError or UnboundLocalError if it is empty.
ir::Value *FunctionBuilder::readCell(unsigned slot) {
  ir::Value *content = emit(Opcode::LoadCell, locals_[slot])->result();
  Opcode check = code_.slots[slot].isFree() ? Opcode::CheckFree : Opcode::CheckLocal;
  return emitNamed(check, slotName(slot), content)->result();
}

/// May this be a loop's iterator? In the loop itself it is an argument of the block. prune-iterator-drops knows more.
static bool mayBeIterator(const ir::Value *v) {
  const ir::Instruction *made = v->definingInstruction();
  return v->type() == ir::Type::Value && (made ? made->opcode() == Opcode::GetIter : llvm::isa<ir::Argument>(v));
}

bool FunctionBuilder::lowerVariable(const CanonicalInstr &i, const CanonicalNode &node, size_t index) {
  switch (i.op) {
  // --- the stack itself
  case Op::PopTop: {
    Item dropped = popItem();
    if (dropped.pending != Item::Pending::None)
      plain(dropped); // what it computes may be seen
    else if (mayBeIterator(dropped.value) && !node.isSynthetic) // not at the end of an exhausted loop
      emit(Opcode::DropIterator, dropped.value);
    return true;
  }
  case Op::Copy:
    plain(item(i.a)); // two owners of one pending computation would run it twice
    push(item(i.a).value);
    return true;
  case Op::Swap:
    std::swap(item(1), item(i.a));
    return true;
  case Op::PushNull:
    push(unset_);
    return true;
  case Op::LoadConst:
    push(builder_.use(module_.constant(*i.object)));
    return true;

  // --- locals
  case Op::LoadFast:
    if (locals_[i.a]->type() == ir::Type::Maybe)
      locals_[i.a] = emitNamed(Opcode::CheckLocal, slotName(i.a), locals_[i.a])->result();
    push(locals_[i.a]);
    return true;
  case Op::LoadFastAndClear:
    push(locals_[i.a]);
    locals_[i.a] = unset_;
    return true;
  case Op::LoadClosure:
    push(locals_[i.a]);
    return true;
  case Op::StoreFast: {
    ir::Value *v = pop();
    flushPending(); // a handler of what is pending must see the old content
    locals_[i.a] = storesValue(graph_, node, index) ? asValue(v) : v;
    return true;
  }
  case Op::DeleteFast:
    flushPending();
    if (locals_[i.a]->type() == ir::Type::Maybe)
      emitNamed(Opcode::CheckLocal, slotName(i.a), locals_[i.a]);
    locals_[i.a] = unset_;
    return true;

  // --- cells
  case Op::MakeCell:
    locals_[i.a] = emit(Opcode::MakeCell, locals_[i.a])->result();
    return true;
  case Op::CopyFreeVars:
    for (unsigned n = 0, first = unsigned(code_.slots.size()) - i.a; n < i.a; ++n)
      locals_[first + n] = emitNumbered(Opcode::FreeCell, n)->result();
    return true;
  case Op::LoadDeref:
    push(readCell(i.a));
    return true;
  case Op::StoreDeref:
    emit(Opcode::StoreCell, {locals_[i.a], pop()});
    return true;
  case Op::DeleteDeref:
    readCell(i.a);
    emit(Opcode::StoreCell, {locals_[i.a], unset_});
    return true;
  case Op::LoadFromDictOrDeref: {
    ir::Value *ns = pop();
    push(emitNamed(Opcode::LoadClassDeref, slotName(i.a), {ns, locals_[i.a]})->result());
    return true;
  }
  default:
    return false;
  }
}

/// The namespace of a class body or module.
ir::Value *FunctionBuilder::ns() { return namespace_ ? namespace_ : emit(Opcode::ModuleNamespace)->result(); }

bool FunctionBuilder::lowerName(const CanonicalInstr &i) {
  auto global = [&] { return module_.module().globalIndex(i.name()); };
  bool isInClass = namespace_ != nullptr;
  switch (i.op) {
  case Op::LoadName:
    if (isInClass) {
      push(emitNamed(Opcode::LoadName, name(i), namespace_)->result());
      return true;
    }
    [[fallthrough]];
  case Op::LoadGlobal:
    push(emitNumbered(Opcode::LoadGlobal, global())->result());
    return true;
  case Op::StoreName:
    if (isInClass) {
      emitNamed(Opcode::StoreName, name(i), {namespace_, pop()});
      return true;
    }
    [[fallthrough]];
  case Op::StoreGlobal:
    emitNumbered(Opcode::StoreGlobal, global(), pop());
    return true;
  case Op::DeleteName:
    if (isInClass) {
      emitNamed(Opcode::DeleteName, name(i), namespace_);
      return true;
    }
    [[fallthrough]];
  case Op::DeleteGlobal:
    emitNumbered(Opcode::DeleteGlobal, global());
    return true;
  case Op::LoadFromDictOrGlobals:
    push(emitNamed(Opcode::LoadFromDictOrGlobals, name(i), pop())->result());
    return true;
  case Op::LoadLocals:
    push(ns());
    return true;
  case Op::SetupAnnotations:
    emit(Opcode::SetupAnnotations, ns());
    return true;
  case Op::LoadCommon:
    switch (i.as<CommonConstant>()) {
    case CommonConstant::None:
      push(builder_.none());
      return true;
    case CommonConstant::EmptyStr:
      push(builder_.use(constants_.str("")));
      return true;
    case CommonConstant::True:
    case CommonConstant::False:
      push(builder_.use(constants_.boolean(i.as<CommonConstant>() == CommonConstant::True)));
      return true;
    case CommonConstant::MinusOne:
      push(builder_.use(constants_.integer(-1)));
      return true;
    case CommonConstant::AssertionError:
    case CommonConstant::NotImplementedError:
    case CommonConstant::Tuple:
    case CommonConstant::All:
    case CommonConstant::Any:
    case CommonConstant::List:
    case CommonConstant::Set:
      push(emitNamed(Opcode::LoadCommon, constants_.str(spelling(i.as<CommonConstant>())))->result());
      return true;
    }
    llvm_unreachable("all constants are answered");
  case Op::ImportName: {
    auto v = popN(2);
    if (i.a == 1) {
      unsupported("a lazy import");
      push(builder_.none());
      return true;
    }
    push(emitNamed(Opcode::ImportName, name(i), {v[1], v[0]})->result());
    return true;
  }
  case Op::ImportFrom: {
    ir::Value *module = peek(1);
    push(emitNamed(Opcode::ImportFrom, name(i), module)->result());
    return true;
  }
  case Op::ImportStar:
    emit(Opcode::ImportStar, pop());
    return true;
  default:
    return false;
  }
}

} // namespace pyaot::frontend
