//===- LowerOpcodes.cpp - expansions of straight-line opcodes ----------------===//
//
// What SourceOpcodes.def names, and where versions differ in an operand's
// layout or in the order of things on the stack. Jumps, generators and
// exceptions are in LowerControl.cpp.
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "llvm/ADT/STLExtras.h"

using namespace pyaot::bytecode;

static constexpr PythonVersion kPy310{3, 10}, kPy311{3, 11}, kPy312{3, 12}, kPy313{3, 13}, kPy314{3, 14}, kPy315{3, 15};

void Lowering::misplaced() { fail(sourceOpName(instr_->op) + " does not occur in files"); }

/// The operand of opcodes that look at a slot by its distance from the top.
uint32_t Lowering::position() {
  if (instr_->arg == 0) {
    fail("position 0 is above the stack");
    return 1;
  }
  return instr_->arg;
}

void Lowering::negatable(Op op, uint32_t negated) {
  if (negated > 1)
    return fail("operand " + llvm::Twine(negated) + " is neither 0 nor 1");
  emit(op, negated);
}

void Lowering::named(Op op, uint32_t nameIndex, uint32_t a, uint32_t b, uint32_t c) {
  emit(CanonicalInstr{op, 0, a, b, c, kNoNode, nameAt(nameIndex)});
}

void Lowering::endFor() { fail("END_FOR is reached other than by FOR_ITER"); }

// --- stack ---

void Lowering::duplicate(uint32_t count) {
  for (uint32_t i = 0; i < count; ++i)
    emit(Op::Copy, count);
}

/// The top goes below the count - 1 slots under it: exchange with the deepest first.
void Lowering::rotate(uint32_t count) {
  for (uint32_t i = count; i > 1 && !hasFailed_; --i)
    emit(Op::Swap, i);
}

// --- constants and variables ---

void Lowering::loadSmallInt() {
  if (instr_->arg > 255)
    return fail("small int " + llvm::Twine(instr_->arg) + " is too large");
  emitConst(IntConstant::getSmall(instr_->arg));
}

/// Between a LOAD_CONST of code and MAKE_FUNCTION stands the qualified name before 3.11.
uint32_t Lowering::codeLoadDistance() const { return version_ < kPy311 ? 2 : 1; }

/// The LOAD_CONST of code whose value is on the stack in front of `instr`; null if there is none.
const SourceInstr *Lowering::codeLoadBefore(const SourceInstr *instr) const {
  for (const SourceInstr *i = instr; i != instrs_.data() && instr - i < codeLoadDistance();) {
    --i;
    if (i->op != SourceOp::LOAD_CONST || i->arg >= code_.consts.size())
      break;
    if (llvm::isa<CodeObject>(code_.consts[i->arg]))
      return i;
  }
  return nullptr;
}

void Lowering::loadConst() {
  const Constant *value = constant(instr_->arg);
  if (llvm::isa<CodeObject>(value)) {
    const SourceInstr *end = instrs_.data() + instrs_.size(), *use = instr_ + 1;
    if (use < end && use->op == SourceOp::LOAD_CONST)
      use += codeLoadDistance() - 1;
    if (use >= end || use->op != SourceOp::MAKE_FUNCTION || use - instr_ != codeLoadDistance())
      return fail("a code object is used as a value");
  }
  emitConst(value);
}

void Lowering::returnConst() {
  if (llvm::isa<CodeObject>(constant(instr_->arg)))
    return fail("a code object is used as a value");
  loadConst();
  returnValue();
}

void Lowering::loadCommon(uint32_t index) {
  // The list grew to twelve in 3.15.
  if (index > static_cast<uint32_t>(version_ < kPy315 ? CommonConstant::Any : CommonConstant::MinusOne))
    return fail("there is no common constant " + llvm::Twine(index));
  emit(CanonicalInstr{Op::LoadCommon, static_cast<uint8_t>(index)});
}

bool Lowering::checkSlot(uint32_t slot) {
  if (slot < code_.slots.size())
    return true;
  fail("there is no variable " + llvm::Twine(slot));
  return false;
}

void Lowering::fast(Op op, uint32_t slot) {
  if (!checkSlot(slot))
    return;
  // Only the inlined comprehensions of 3.12 move cells through the fast opcodes.
  if (version_ < kPy312 && code_.slots[slot].holdsCell())
    return fail(sourceOpName(instr_->op) + " of a cell variable");
  emit(op, slot);
}

void Lowering::loadFast(uint32_t slot, bool checks) {
  if (!checkSlot(slot))
    return;
  // 3.13 spells LOAD_CLOSURE so.
  if (!checks && code_.slots[slot].holdsCell())
    return emit(Op::LoadClosure, slot);
  if (version_ < kPy312 && code_.slots[slot].holdsCell())
    return fail("LOAD_FAST of a cell variable");
  emit(Op::LoadFast, slot, checks);
}

void Lowering::loadFastPair() {
  loadFast(instr_->arg >> 4, false);
  loadFast(instr_->arg & 15, false);
}

void Lowering::storeFastPair() {
  fast(Op::StoreFast, instr_->arg >> 4);
  fast(Op::StoreFast, instr_->arg & 15);
}

void Lowering::storeLoadFast() {
  fast(Op::StoreFast, instr_->arg >> 4);
  loadFast(instr_->arg & 15, false);
}

void Lowering::cell(Op op, uint32_t slot) {
  if (!checkSlot(slot))
    return;
  const LocalSlot &variable = code_.slots[slot];
  // An inlined comprehension's variable may share its slot with a free variable (3.12).
  bool mustBeOwn = op == Op::MakeCell && version_ < kPy312;
  if (mustBeOwn ? !variable.isCell() : !variable.holdsCell())
    return fail("variable " + variable.name->utf8() + " is not a cell");
  emit(op, slot);
}

void Lowering::deref(Op op) {
  uint32_t index = instr_->arg;
  if (version_ >= kPy311)
    return cell(op, index);
  if (index >= code_.derefSlots.size())
    return fail("there is no cell " + llvm::Twine(index));
  cell(op, code_.derefSlots[index]);
}

void Lowering::loadClassDeref() {
  emit(Op::LoadLocals);
  deref(Op::LoadFromDictOrDeref);
}

void Lowering::copyFreeVars() {
  if (instr_->arg != code_.freeCount)
    return fail("the number of free variables is not " + llvm::Twine(instr_->arg));
  emit(Op::CopyFreeVars, instr_->arg);
}

void Lowering::loadGlobal() {
  if (version_ < kPy311)
    return named(Op::LoadGlobal, instr_->arg);
  bool pushesNull = instr_->arg & 1;
  if (pushesNull && version_ < kPy313)
    emit(Op::PushNull);
  named(Op::LoadGlobal, instr_->arg >> 1);
  if (pushesNull && version_ >= kPy313)
    emit(Op::PushNull);
}

// --- operators ---

void Lowering::unaryNot() {
  if (version_ < kPy313)
    emit(Op::ToBool);
  emit(Op::Not);
}

void Lowering::binaryOp() {
  constexpr uint32_t kOperators = 13;
  uint32_t arg = instr_->arg;
  if (arg < kOperators)
    return binary(static_cast<BinaryOp>(arg), false);
  if (arg < 2 * kOperators)
    return binary(static_cast<BinaryOp>(arg - kOperators), true);
  if (arg == 2 * kOperators && version_ >= kPy314)
    return emit(Op::BinarySubscr);
  fail("there is no binary operator " + llvm::Twine(arg));
}

void Lowering::compareOp() {
  uint32_t arg = instr_->arg;
  if (version_ >= kPy312) {
    // The low bits are a hint for the specialising interpreter.
    uint32_t op = arg >> (version_ == kPy312 ? 4 : 5);
    if (op > 5)
      return fail("there is no comparison " + llvm::Twine(arg));
    kinded(Op::Compare, static_cast<CompareOp>(op));
    if (version_ >= kPy313 && arg & 16)
      emit(Op::ToBool);
    return;
  }
  if (arg < 6)
    return kinded(Op::Compare, static_cast<CompareOp>(arg));
  if (version_ != PythonVersion{3, 8} || arg > 10)
    return fail("there is no comparison " + llvm::Twine(arg));
  if (arg < 8)
    return emit(Op::Contains, arg - 6);
  if (arg < 10)
    return emit(Op::Is, arg - 8);
  emit(Op::CheckExcMatch);
  emit(Op::Swap, 2);
  emit(Op::PopTop);
}

// --- attributes and building ---

void Lowering::loadAttr() {
  if (version_ < kPy312)
    return named(Op::LoadAttr, instr_->arg);
  named(instr_->arg & 1 ? Op::LoadMethod : Op::LoadAttr, instr_->arg >> 1);
}

void Lowering::loadSuperAttr() {
  uint32_t arg = instr_->arg;
  named(Op::LoadSuper, arg >> 2, 0, arg & 2 ? 1 : 0, arg & 1);
}

void Lowering::loadSpecial() {
  if (instr_->arg > 3)
    return fail("there is no special method " + llvm::Twine(instr_->arg));
  kinded(Op::LoadSpecial, static_cast<SpecialMethod>(instr_->arg));
}

/// From 3.15 on an import says whether it may wait for the first use of its name.
void Lowering::importName() {
  constexpr uint32_t kEager = 2;
  if (version_ < kPy315)
    return named(Op::ImportName, instr_->arg, kEager);
  if ((instr_->arg & 3) == 3)
    return fail("there is no kind of import 3");
  named(Op::ImportName, instr_->arg >> 2, instr_->arg & 3);
}

void Lowering::build(BuildKind kind) {
  if (kind == BuildKind::Slice && instr_->arg != 2 && instr_->arg != 3)
    return fail("a slice of " + llvm::Twine(instr_->arg) + " parts");
  kinded(Op::Build, kind, instr_->arg);
}

void Lowering::convertValue(uint32_t conversion) {
  if (conversion < 1 || conversion > 3)
    return fail("there is no conversion " + llvm::Twine(conversion));
  kinded(Op::ConvertValue, static_cast<ConversionKind>(conversion));
}

/// Up to 3.12 one opcode converts and formats; the conversion applies to the value under the spec.
void Lowering::formatValue() {
  uint32_t conversion = instr_->arg & 3;
  bool hasSpec = instr_->arg & 4;
  if (conversion) {
    if (hasSpec)
      emit(Op::Swap, 2);
    convertValue(conversion);
    if (hasSpec)
      emit(Op::Swap, 2);
  }
  emit(Op::Format, hasSpec);
}

void Lowering::buildInterpolation() {
  uint32_t conversion = instr_->arg >> 2;
  if (conversion > 3)
    return fail("there is no conversion " + llvm::Twine(conversion));
  kinded(Op::BuildInterpolation, static_cast<ConversionKind>(conversion), 0, instr_->arg & 1);
}

// --- functions and calls ---

/// A code object is no value: it stands right in front of the MAKE_FUNCTION that takes it, and nothing else sees it.
void Lowering::makeFunction() {
  const SourceInstr *load = codeLoadBefore(instr_);
  if (!load || load + codeLoadDistance() != instr_)
    return fail("MAKE_FUNCTION without a code object in front");
  if (handler_ && handler_.depth + codeLoadDistance() > depth(stack_))
    return fail("a handler would get a code object");
  if (version_ >= kPy313)
    return emit(Op::MakeFunction, 0);
  if (instr_->arg > 15)
    return fail("unknown flags " + llvm::Twine(instr_->arg) + " of a function");
  // Before 3.11 the qualified name lies on top.
  emit(Op::MakeFunction, instr_->arg | (version_ < kPy311 ? 0x40u : 0u));
}

void Lowering::setFunctionAttribute() {
  if (!llvm::isPowerOf2_32(instr_->arg) || instr_->arg > 16)
    return fail("there is no function attribute " + llvm::Twine(instr_->arg));
  emit(Op::SetFunctionAttribute, instr_->arg);
}

/// In 3.11 and 3.12 the names of keyword arguments are in a KW_NAMES in front.
void Lowering::call() {
  const SourceInstr *before = previous(1);
  if (before && before->op == SourceOp::PRECALL)
    before = previous(2);
  if (version_ >= kPy313 || !before || before->op != SourceOp::KW_NAMES)
    return emit(Op::Call, instr_->arg, 1);
  auto *names = llvm::dyn_cast<TupleConstant>(constant(before->arg));
  if (!names || names->items().size() > instr_->arg || !llvm::all_of(names->items(), llvm::IsaPred<StrConstant>))
    return fail("the names of a call's keywords are malformed");
  emitConst(names);
  emit(Op::CallKw, instr_->arg, 1);
}

void Lowering::callEx() {
  if (version_ < kPy314 && !(instr_->arg & 1))
    emit(Op::PushNull);
  emit(Op::CallEx, 0, version_ >= kPy311);
}

void Lowering::intrinsic1() {
  switch (instr_->arg) {
  case 1:
  case 2:
    emit(instr_->arg == 1 ? Op::PrintExpr : Op::ImportStar);
    return emitConst(NoneConstant::get());
  case 3:
    return emit(Op::StopIterationError);
  case 4:
    return emit(Op::AsyncGenWrap);
  case 5:
    return kinded(Op::Unary, UnaryOp::Positive);
  case 6:
    return emit(Op::ListToTuple);
  default:
    if (instr_->arg < 7 || instr_->arg > 11)
      return fail("there is no intrinsic " + llvm::Twine(instr_->arg));
    return kinded(Op::Typing1, static_cast<Typing1Kind>(instr_->arg - 7));
  }
}

void Lowering::intrinsic2() {
  if (instr_->arg == 1)
    return emit(Op::PrepReraiseStar);
  if (instr_->arg < 2 || instr_->arg > (version_ >= kPy313 ? 5u : 4u))
    return fail("there is no intrinsic " + llvm::Twine(instr_->arg));
  kinded(Op::Typing2, static_cast<Typing2Kind>(instr_->arg - 2));
}

/// 3.10 also says whether there was a match. (Where MATCH_CLASS found none it leaves the subject instead of None,
/// which is only dropped.)
void Lowering::match(Op op, uint32_t count) {
  emit(op, count);
  if (version_ == kPy310) {
    emit(Op::Copy, 1);
    emitConst(NoneConstant::get());
    emit(Op::Is, 1);
  }
}
