//===- LowerCalls.cpp - calls and the making of functions ---------------------------===//
//
// Reference: "Calls", "Function definitions".
//
//===----------------------------------------------------------------------===//

#include "FunctionBuilder.h"
#include "pyaot/ABI/Layouts.h"

namespace pyaot::frontend {

using namespace bytecode;
using ir::Opcode;

/// The header and `numArgs` arguments are on the stack. A two-slot header is (NULL, callable) or (callable, self or NULL).
void FunctionBuilder::call(unsigned numArgs, bool hasTwoSlotHeader, const ir::Constant *keywordNames) {
  auto v = popN(numArgs + 1 + hasTwoSlotHeader);
  Opcode op = Opcode::Call;
  if (hasTwoSlotHeader) {
    if (isUnset(v[0]) || isUnset(v[1]))
      v.erase(isUnset(v[0]) ? v.begin() : v.begin() + 1);
    else if (v[1]->type() == ir::Type::Maybe)
      op = Opcode::CallMethod;
  }
  v[0] = asValue(v[0]);
  if (v.size() == 1 && op == Opcode::Call && callSuper(v[0]))
    return;
  if (v.size() == 1 && op == Opcode::Call)
    tellCallersFrame(v[0]);
  ir::Instruction *i = emit(op, v);
  i->setConstant(keywordNames && !keywordNames->items().empty() ? keywordNames : nullptr);
  push(i->result());
}

/// `super()` without arguments looks into its caller's frame for __class__ and the first argument: here they become
/// operands. Reference: "Built-in Functions", super.
bool FunctionBuilder::callSuper(ir::Value *callable) {
  ir::Instruction *load = callable->definingInstruction();
  if (!load || load->opcode() != Opcode::LoadGlobal ||
      module_.module().globals()[load->number()].name->text() != "super" || code_.argCount == 0)
    return false;
  for (unsigned slot = unsigned(code_.slots.size()) - code_.freeCount; slot < code_.slots.size(); ++slot) {
    if (code_.slots[slot].name->utf8() != "__class__")
      continue;
    ir::Value *cls = emit(Opcode::LoadCell, locals_[slot])->result();
    ir::Value *self = locals_[0];
    if (code_.slots[0].isCell() && !isUnset(self))
      self = emit(Opcode::LoadCell, asValue(self))->result();
    push(emit(Opcode::CallSuper, {callable, cls, self})->result());
    return true;
  }
  return false;
}

/// Without arguments, globals(), locals(), vars() and dir() speak of their caller's frame. Reference: "Built-in Functions".
void FunctionBuilder::tellCallersFrame(ir::Value *callable) {
  ir::Instruction *load = callable->definingInstruction();
  llvm::StringRef name;
  if (load && load->opcode() == Opcode::LoadGlobal)
    name = module_.module().globals()[load->number()].name->text();
  else if (load && load->opcode() == Opcode::LoadName)
    name = load->name();
  if (name != "globals" && name != "locals" && name != "vars" && name != "dir")
    return;
  ir::Value *locals = unset_;
  if (namespace_) {
    locals = namespace_;
  } else if (code_.isFunction() && name != "globals") {
    std::vector<const ir::Constant *> names;
    llvm::SmallVector<ir::Value *, 8> operands = {nullptr};
    for (unsigned slot = 0; slot < code_.slots.size(); ++slot) {
      ir::Value *content = locals_[slot];
      if (code_.slots[slot].holdsCell() && !isUnset(content))
        content = emit(Opcode::LoadCell, asValue(content))->result();
      names.push_back(slotName(slot));
      operands.push_back(content);
    }
    operands[0] = ir::Builder::use(module_.module().constants.tuple(names));
    locals = emit(Opcode::BuildLocals, operands)->result();
  }
  emit(Opcode::SetCaller, locals);
}

/// If `object` is a super() that was made for this look-up alone: the look-up without it. Else null.
ir::Value *FunctionBuilder::superAttribute(ir::Value *object, const ir::Constant *name) {
  ir::Instruction *made = object->definingInstruction();
  if (!made || made->opcode() != Opcode::CallSuper || made != &builder_.block()->back() || isUsedElsewhere(object))
    return nullptr;
  llvm::SmallVector<ir::Value *, 3> operands(made->operands());
  made->erase();
  return emitNamed(Opcode::LoadSuperAttr, name, operands)->result();
}

void FunctionBuilder::makeFunction(uint32_t flags) {
  const ir::Constant *qualname = flags & 0x40 ? constantOf(pop()) : nullptr;
  const ir::Constant *code = constantOf(pop());
  ir::Value *parts[4] = {unset_, unset_, unset_, unset_};
  for (int bit = 3; bit >= 0; --bit)
    if (flags & (1u << bit))
      parts[bit] = pop();
  if (!code || !code->is(ir::ConstantKind::Code)) {
    unsupported("a function whose code is not a constant");
    push(builder_.none());
    return;
  }
  if (qualname) // before 3.11; from then on the code object has it
    code->function()->facts.qualname = qualname;
  ir::Instruction *i = emit(Opcode::MakeFunction, parts);
  i->setCode(code->function());
  push(i->result());
}

/// 3.13+: attributes come after MAKE_FUNCTION; where that is directly before, they become operands of it.
void FunctionBuilder::setFunctionAttribute(uint32_t flag) {
  ir::Value *function = pop();
  ir::Value *attribute = pop();
  ir::Instruction *made = function->definingInstruction();
  if (flag <= 8 && made && made->opcode() == Opcode::MakeFunction && isUnset(made->operand(llvm::countr_zero(flag))))
    made->setOperand(llvm::countr_zero(flag), attribute);
  else
    emitNumbered(Opcode::SetFunctionAttribute, flag, {function, attribute});
  push(function);
}

/// Reference: "Type parameter lists". The operand of a type alias and of Generic is a tuple.
void FunctionBuilder::makeTyping(Typing1Kind kind) {
  ir::Value *operand = pop();
  auto parameter = [&](TypeParameterKind made) {
    return emitNumbered(Opcode::MakeTypeParameter, uint32_t(made), {operand, unset_});
  };
  switch (kind) {
  case Typing1Kind::TypeVar:
    return push(parameter(TypeParameterKind::TypeVar)->result());
  case Typing1Kind::ParamSpec:
    return push(parameter(TypeParameterKind::ParamSpec)->result());
  case Typing1Kind::TypeVarTuple:
    return push(parameter(TypeParameterKind::TypeVarTuple)->result());
  case Typing1Kind::SubscriptGeneric:
    return push(emit(Opcode::SubscriptGeneric, operand)->result());
  case Typing1Kind::TypeAlias:
    return push(emit(Opcode::MakeTypeAlias, operand)->result());
  }
  llvm_unreachable("all kinds are answered");
}

void FunctionBuilder::makeTyping(Typing2Kind kind) {
  auto v = popN(2);
  auto parameter = [&](TypeParameterKind made) { return emitNumbered(Opcode::MakeTypeParameter, uint32_t(made), v); };
  switch (kind) {
  case Typing2Kind::TypeVarWithBound:
    return push(parameter(TypeParameterKind::TypeVarWithBound)->result());
  case Typing2Kind::TypeVarWithConstraints:
    return push(parameter(TypeParameterKind::TypeVarWithConstraints)->result());
  case Typing2Kind::SetFunctionTypeParams:
    return push(emit(Opcode::SetTypeParameters, v)->result());
  case Typing2Kind::SetTypeParamDefault:
    return push(emit(Opcode::SetTypeDefault, v)->result());
  }
  llvm_unreachable("all kinds are answered");
}

bool FunctionBuilder::lowerCall(const CanonicalInstr &i) {
  switch (i.op) {
  case Op::Call:
    call(i.a, i.hasTwoSlotHeader(), nullptr);
    return true;
  case Op::CallKw: {
    const ir::Constant *names = constantOf(pop());
    if (!names || !names->is(ir::ConstantKind::Tuple)) {
      popN(i.a + 1 + i.b);
      unsupported("a call whose keyword names are not constant");
      push(builder_.none());
      return true;
    }
    call(i.a, i.hasTwoSlotHeader(), names);
    return true;
  }
  case Op::CallEx: {
    auto v = popN(3 + i.b); // (header) args kwargs
    if (i.hasTwoSlotHeader()) {
      if (!isUnset(v[0]) && !isUnset(v[1])) {
        // Compilers push NULL here: a method pair would need its self in front of args.
        unsupported("f(*args) of a method pair");
        push(builder_.none());
        return true;
      }
      v.erase(isUnset(v[0]) ? v.begin() : v.begin() + 1);
    }
    push(emit(Opcode::CallEx, {asValue(v[0]), v[1], v[2]})->result());
    return true;
  }
  case Op::MakeFunction:
    makeFunction(i.a);
    return true;
  case Op::SetFunctionAttribute:
    setFunctionAttribute(i.a);
    return true;
  case Op::LoadBuildClass:
    push(emit(Opcode::LoadBuildClass)->result());
    return true;
  case Op::Typing1:
    makeTyping(i.as<Typing1Kind>());
    return true;
  case Op::Typing2:
    makeTyping(i.as<Typing2Kind>());
    return true;
  case Op::PrintExpr:
    emit(Opcode::PrintExpression, pop());
    return true;
  default:
    return false;
  }
}

} // namespace pyaot::frontend
