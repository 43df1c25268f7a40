//===- InstructionLowering.cpp - what single instructions become ----------------------------===//
//
// Most instructions are lowerByRow(): a call of the runtime function that
// their row names. The others need hidden arguments, or are a few LLVM
// instructions of their own.
//
//===----------------------------------------------------------------------===//
#include "FunctionLowering.h"

#include "pyaot/ABI/RuntimeFunctions.h"

#include "llvm/IR/MDBuilder.h"

using namespace pyaot;
using namespace pyaot::codegen;
using ir::Opcode;
using llvm::BasicBlock;

void FunctionLowering::lower(const ir::Instruction &i) {
  if (!lowerTerminator(i) && !lowerVariable(i) && !lowerCall(i) && !lowerWithHiddenArguments(i) && !lowerGenerator(i) &&
      !lowerUnboxed(i))
    lowerByRow(i);
}

void FunctionLowering::lowerByRow(const ir::Instruction &i) {
  RuntimeFn fn = ir::runtimeFunction(i.opcode());
  assert(fn != RuntimeFn::None && "an instruction without a lowering");
  llvm::SmallVector<llvm::Value *, 6> args;
  for (unsigned n = 0; n < i.numOperands(); ++n) {
    llvm::Value *v = operand(i, n);
    // Some runtime functions take a pointer to a known kind of object.
    if (module_.runtime(fn)->getFunctionType()->getParamType(n)->isPointerTy())
      v = pointer(v);
    args.push_back(v);
  }
  llvm::CallInst *result = call(fn, args);
  bool raises = i.mayRaise();
  if (result->getType()->isVoidTy())
    return;
  if (result->getType() == module_.i32()) { // Status
    if (raises)
      checkStatus(i, result);
    if (i.numResults())
      define(i, b_.CreateICmpNE(result, i32(0)));
    return;
  }
  llvm::Value *v = result;
  if (raises)
    checkValue(i, v);
  if (v->getType()->isPointerTy())
    v = b_.CreatePtrToInt(v, module_.i64());
  if (i.numResults())
    define(i, v);
}

// --- Variables, constants, representation -------------------------------------------------------------------------

bool FunctionLowering::lowerVariable(const ir::Instruction &i) {
  switch (i.opcode()) {
  case Opcode::BoxBool:
    define(i, b_.CreateSelect(operand(i, 0), i64(kTrueBits), i64(kFalseBits)));
    return true;
  case Opcode::Not:
    define(i, b_.CreateNot(operand(i, 0)));
    return true;
  case Opcode::IsUnset:
    define(i, isUnset(operand(i, 0)));
    return true;
  case Opcode::AssumeSet:
    define(i, operand(i, 0));
    return true;
  case Opcode::Poll: { // One compare of a byte; volatile, or it would be moved out of the loop.
    llvm::Value *flag = b_.CreateLoad(b_.getInt8Ty(), threadField(offsetof(ThreadState, poll)), /*isVolatile=*/true, "poll");
    BasicBlock *cold = newBlock("poll", /*cold=*/true), *next = newBlock("polled");
    branchCold(b_.CreateICmpNE(flag, b_.getInt8(0)), cold, next);
    b_.SetInsertPoint(cold);
    checkStatus(i, call(RuntimeFn::Poll, {}));
    b_.CreateBr(next);
    b_.SetInsertPoint(next);
    return true;
  }
  case Opcode::IsIdentical:
    define(i, b_.CreateICmpEQ(operand(i, 0), operand(i, 1)));
    return true;
  case Opcode::CheckLocal:
  case Opcode::CheckFree: {
    llvm::Value *v = operand(i, 0);
    BasicBlock *unbound = newBlock("unbound", /*cold=*/true), *bound = newBlock("bound");
    branchCold(isUnset(v), unbound, bound);
    b_.SetInsertPoint(unbound);
    call(i.opcode() == Opcode::CheckLocal ? RuntimeFn::RaiseUnboundLocal : RuntimeFn::RaiseUnboundFree,
         {module_.name(i.constant())});
    raiseHere(i);
    b_.SetInsertPoint(bound);
    define(i, v);
    return true;
  }
  case Opcode::LoadCell:
    define(i, b_.CreateLoad(module_.i64(), fieldAddress(pointer(operand(i, 0)), offsetof(Cell, value))));
    return true;
  case Opcode::StoreCell: {
    llvm::Value *cell = pointer(operand(i, 0));
    storeReference(cell, fieldAddress(cell, offsetof(Cell, value)), operand(i, 1));
    return true;
  }
  case Opcode::FreeCell: {
    llvm::Value *function = out_->getArg(0);
    if (isResume())
      function = b_.CreateLoad(module_.ptr(), fieldAddress(function, offsetof(Generator, function)), "function");
    llvm::Value *closure = b_.CreateLoad(module_.ptr(), fieldAddress(function, offsetof(Function, closure)), "closure");
    define(i, b_.CreateLoad(module_.i64(), fieldAddress(closure, sizeof(Tuple) + 8 * i.number())));
    return true;
  }
  case Opcode::LoadGlobal: {
    const ir::Global &global = module_.ir().globals()[i.number()];
    llvm::StringRef name = global.name->text();
    llvm::Value *v = b_.CreateLoad(module_.i64(), module_.globalCell(i.number()), name);
    BasicBlock *start = b_.GetInsertBlock(), *found = newBlock("found"), *missing = newBlock("not.global", /*cold=*/true);
    llvm::Constant *builtin = module_.builtinCell(name);
    if (builtin && !global.stores)
      b_.CreateCondBr(isUnset(v), missing, found);
    else
      branchCold(isUnset(v), missing, found);
    b_.SetInsertPoint(missing);
    llvm::Value *fromBuiltins = nullptr;
    BasicBlock *builtinBlock = nullptr;
    if (builtin) {
      fromBuiltins = b_.CreateLoad(module_.i64(), builtin, "builtin." + name);
      builtinBlock = b_.GetInsertBlock();
      BasicBlock *slow = newBlock("not.builtin", /*cold=*/true);
      branchCold(isUnset(fromBuiltins), slow, found);
      b_.SetInsertPoint(slow);
    }
    llvm::Value *looked = call(RuntimeFn::LoadGlobal, {module_.moduleInfo(), i32(i.number())});
    checkValue(i, looked);
    BasicBlock *slowEnd = b_.GetInsertBlock();
    b_.CreateBr(found);
    b_.SetInsertPoint(found);
    auto *phi = b_.CreatePHI(module_.i64(), 3);
    phi->addIncoming(v, start);
    if (builtin)
      phi->addIncoming(fromBuiltins, builtinBlock);
    phi->addIncoming(looked, slowEnd);
    define(i, phi);
    return true;
  }
  case Opcode::StoreGlobal: {
    llvm::Constant *cell = module_.globalCell(i.number());
    llvm::Value *v = operand(i, 0);
    BasicBlock *done = newBlock("stored"), *again = newBlock("rebind"), *first = newBlock("first.binding");
    b_.CreateCondBr(isUnset(b_.CreateLoad(module_.i64(), cell)), first, again);
    b_.SetInsertPoint(first);
    call(RuntimeFn::StoreGlobal, {module_.moduleInfo(), i32(i.number()), v});
    b_.CreateBr(done);
    b_.SetInsertPoint(again);
    b_.CreateStore(v, cell); // a root, not part of an object: no barrier
    b_.CreateBr(done);
    b_.SetInsertPoint(done);
    return true;
  }
  default:
    return false;
  }
}

// --- Calls ----------------------------------------------------------------------------------------------------------

bool FunctionLowering::lowerDirectCall(const ir::Instruction &i) {
  ir::Instruction *callee = i.operand(0)->definingInstruction();
  uint32_t global = i.number(); // where the callee was loaded from, plus 1
  if (!global && callee && callee->opcode() == Opcode::LoadGlobal)
    global = callee->number() + 1;
  if (i.constant() || !global)
    return false;
  ir::Function *target = module_.ir().globals()[global - 1].candidate;
  if (!target || (target->kind() != ir::FunctionKind::Function && target->kind() != ir::FunctionKind::Creator) ||
      target->facts.numParameters() != target->facts.argCount || target->facts.argCount != i.numOperands() - 1)
    return false;
  FunctionData &data = module_.dataOf(*target);
  llvm::Value *f = operand(i, 0);
  llvm::Value *known = b_.CreateLoad(module_.i64(), data.functionCell, "known");
  BasicBlock *done = newBlock("called"), *generic = newBlock("generic"), *direct = newBlock("direct");
  branchCold(b_.CreateICmpNE(f, known), generic, direct);

  b_.SetInsertPoint(direct);
  llvm::SmallVector<llvm::Value *, 8> args = {pointer(f)};
  for (unsigned n = 1; n < i.numOperands(); ++n)
    args.push_back(operand(i, n));
  llvm::Value *fast = b_.CreateCall(data.body, args);
  BasicBlock *directEnd = b_.GetInsertBlock();
  b_.CreateBr(done);

  b_.SetInsertPoint(generic);
  llvm::SmallVector<llvm::Value *, 8> values(args.begin() + 1, args.end());
  llvm::Value *base = spill(values);
  llvm::Value *slow = b_.CreateCall(declare(RuntimeFn::Call, module_.out(), /*fast=*/false),
                                    {f, base, i64(values.size()), llvm::ConstantPointerNull::get(module_.ptr())});
  BasicBlock *genericEnd = b_.GetInsertBlock();
  b_.CreateBr(done);

  b_.SetInsertPoint(done);
  auto *result = b_.CreatePHI(module_.i64(), 2);
  result->addIncoming(fast, directEnd);
  result->addIncoming(slow, genericEnd);
  checkValue(i, result);
  define(i, result);
  return true;
}

llvm::Value *FunctionLowering::callGeneric(llvm::Value *callable, llvm::Value *args, llvm::Value *count,
                                           llvm::Value *keywordNames) {
  return b_.CreateCall(declare(RuntimeFn::Call, module_.out(), /*fast=*/false), {callable, args, count, keywordNames});
}

/// More than these go through an array.
static constexpr unsigned kMaxDirectArguments = 8;

llvm::Value *FunctionLowering::callUnknown(llvm::Value *callable, llvm::ArrayRef<llvm::Value *> args) {
  llvm::Value *null = llvm::ConstantPointerNull::get(module_.ptr());
  if (args.size() > kMaxDirectArguments || !module_.options().useInlinePaths)
    return callGeneric(callable, args.empty() ? null : spill(args), i64(args.size()), null);
  BasicBlock *function = newBlock("function"), *direct = newBlock("direct"), *generic = newBlock("generic"),
             *done = newBlock("called");
  b_.CreateCondBr(isExactly(callable, "Function"), function, generic);

  b_.SetInsertPoint(function);
  llvm::Value *object = pointer(callable);
  llvm::Value *code = b_.CreateLoad(module_.ptr(), fieldAddress(object, offsetof(Function, code)), "code");
  llvm::Value *count = b_.CreateLoad(module_.i64(), fieldAddress(code, offsetof(CodeInfo, directCount)), "direct.count");
  b_.CreateCondBr(b_.CreateICmpEQ(count, i64(args.size())), direct, generic);

  b_.SetInsertPoint(direct);
  llvm::Value *body = b_.CreateLoad(module_.ptr(), fieldAddress(code, offsetof(CodeInfo, body)), "body");
  llvm::SmallVector<llvm::Type *, 8> types(args.size() + 1, module_.i64());
  types[0] = module_.ptr();
  llvm::SmallVector<llvm::Value *, 8> actual = {object};
  actual.append(args.begin(), args.end());
  llvm::Value *fast = b_.CreateCall(llvm::FunctionType::get(module_.i64(), types, false), body, actual);
  b_.CreateBr(done);

  b_.SetInsertPoint(generic);
  llvm::Value *slow = callGeneric(callable, args.empty() ? null : spill(args), i64(args.size()), null);
  b_.CreateBr(done);

  b_.SetInsertPoint(done);
  auto *result = b_.CreatePHI(module_.i64(), 2);
  result->addIncoming(fast, direct);
  result->addIncoming(slow, generic);
  return result;
}

/// Of a name that is a builtin's and that the module does not bind.
static bool isProbablyBuiltin(ModuleLowering &module, const ir::Instruction &i) {
  ir::Instruction *callee = i.operand(0)->definingInstruction();
  uint32_t global = i.number() ? i.number() : callee && callee->opcode() == Opcode::LoadGlobal ? callee->number() + 1 : 0;
  return global && !module.ir().globals()[global - 1].stores && module.builtinCell(module.ir().globals()[global - 1].name->text());
}

bool FunctionLowering::lowerCall(const ir::Instruction &i) {
  llvm::Value *null = llvm::ConstantPointerNull::get(module_.ptr());
  auto keywordNames = [&]() -> llvm::Value * { return i.constant() ? pointer(value(i.constant())) : null; };
  auto keywordCount = [&] { return i.constant() ? i.constant()->items().size() : 0; };
  auto operands = [&](unsigned from) {
    llvm::SmallVector<llvm::Value *, 8> values;
    for (unsigned n = from; n < i.numOperands(); ++n)
      values.push_back(operand(i, n));
    return values;
  };
  switch (i.opcode()) {
  case Opcode::Call: {
    if (lowerDirectCall(i))
      return true;
    auto values = operands(1);
    llvm::Value *result;
    if (!i.constant() && !isProbablyBuiltin(module_, i)) {
      result = callUnknown(operand(i, 0), values);
    } else {
      llvm::Value *base = values.empty() ? null : spill(values);
      result = callGeneric(operand(i, 0), base, i64(values.size() - keywordCount()), keywordNames());
    }
    checkValue(i, result);
    define(i, result);
    return true;
  }
  case Opcode::CallMethod: {
    // [self, arguments...], starting behind self if there is none.
    llvm::Value *callable = operand(i, 0), *self = operand(i, 1);
    auto values = operands(1);
    llvm::Value *noSelf = isUnset(self);
    llvm::Value *result;
    if (!i.constant() && values.size() <= kMaxDirectArguments) {
      BasicBlock *method = newBlock("method"), *bound = newBlock("bound"), *done = newBlock("called");
      b_.CreateCondBr(noSelf, bound, method);
      b_.SetInsertPoint(method);
      llvm::Value *ofMethod = callUnknown(callable, values);
      BasicBlock *methodEnd = b_.GetInsertBlock();
      b_.CreateBr(done);
      b_.SetInsertPoint(bound);
      llvm::ArrayRef<llvm::Value *> rest = llvm::ArrayRef(values).drop_front();
      llvm::Value *ofBound = callGeneric(callable, rest.empty() ? null : spill(rest), i64(rest.size()), null);
      BasicBlock *boundEnd = b_.GetInsertBlock();
      b_.CreateBr(done);
      b_.SetInsertPoint(done);
      auto *phi = b_.CreatePHI(module_.i64(), 2);
      phi->addIncoming(ofMethod, methodEnd);
      phi->addIncoming(ofBound, boundEnd);
      result = phi;
    } else {
      llvm::Value *base = spill(values);
      uint64_t positional = values.size() - keywordCount();
      llvm::Value *start = b_.CreateSelect(noSelf, b_.CreateConstInBoundsGEP1_64(module_.i64(), base, 1), base);
      llvm::Value *count = b_.CreateSelect(noSelf, i64(positional - 1), i64(positional));
      result = callGeneric(callable, start, count, keywordNames());
    }
    checkValue(i, result);
    define(i, result);
    return true;
  }
  case Opcode::IsFunction:
    define(i, b_.CreateICmpEQ(operand(i, 0), b_.CreateLoad(module_.i64(), module_.dataOf(*i.code()).functionCell, "known")));
    return true;
  case Opcode::EnterCall: {
    llvm::Value *top = threadField(offsetof(ThreadState, frameTop));
    llvm::Value *frame = b_.CreateConstInBoundsGEP1_64(module_.ptr(), b_.CreateLoad(module_.ptr(), top), -1, "frame");
    llvm::Value *floor = b_.CreateLoad(module_.ptr(), threadField(offsetof(ThreadState, frameFloor)), "floor");
    BasicBlock *overflow = newBlock("recursion.limit", /*cold=*/true), *start = newBlock("entered");
    branchCold(b_.CreateICmpULT(frame, floor), overflow, start);
    b_.SetInsertPoint(overflow);
    call(RuntimeFn::RaiseRecursionError, {});
    raiseHere(i);
    b_.SetInsertPoint(start);
    b_.CreateStore(frame, top);
    return true;
  }
  case Opcode::LeaveCall: {
    llvm::Value *top = threadField(offsetof(ThreadState, frameTop));
    b_.CreateStore(b_.CreateConstInBoundsGEP1_64(module_.ptr(), b_.CreateLoad(module_.ptr(), top), 1), top);
    return true;
  }
  case Opcode::MakeFunction: {
    FunctionData &data = module_.dataOf(*i.code());
    llvm::Value *f = call(RuntimeFn::MakeFunction, {data.info, operand(i, 0), operand(i, 1), operand(i, 2), operand(i, 3)});
    if (data.functionCell)
      b_.CreateStore(f, data.functionCell);
    define(i, f);
    return true;
  }
  case Opcode::SetFunctionAttribute: {
    llvm::Value *f = pointer(operand(i, 0));
    size_t offset = i.number() == 1   ? offsetof(Function, defaults)
                    : i.number() == 2 ? offsetof(Function, kwDefaults)
                    : i.number() == 4 ? offsetof(Function, annotations)
                    : i.number() == 8 ? offsetof(Function, closure)
                                      : offsetof(Function, annotate);
    storeReference(f, fieldAddress(f, offset), operand(i, 1));
    return true;
  }
  default:
    return false;
  }
}

// --- Runtime functions with arguments that the IR does not spell out ----------------------------------------------------

bool FunctionLowering::lowerWithHiddenArguments(const ir::Instruction &i) {
  RuntimeFn fn = ir::runtimeFunction(i.opcode());
  auto finish = [&](llvm::Value *result) {
    checkValue(i, result);
    if (i.numResults())
      define(i, result);
    return true;
  };
  auto finishStatus = [&](llvm::Value *status) {
    checkStatus(i, status);
    return true;
  };
  auto nameOf = [&] { return module_.name(i.constant()); };
  auto allOperands = [&] {
    llvm::SmallVector<llvm::Value *, 8> values;
    for (unsigned n = 0; n < i.numOperands(); ++n)
      values.push_back(operand(i, n));
    return values;
  };
  auto loadOuts = [&](llvm::Value *base) {
    for (unsigned n = 0; n < i.numResults(); ++n)
      define(i, b_.CreateLoad(module_.i64(), b_.CreateConstInBoundsGEP1_64(module_.i64(), base, n)), n);
  };

  switch (i.opcode()) {
  case Opcode::LoadAttr:
    return finish(call(fn, {operand(i, 0), nameOf(), module_.newAttrCache()}));
  case Opcode::LoadMethod: {
    llvm::Value *callable = call(fn, {operand(i, 0), nameOf(), module_.newAttrCache(), selfSlot()});
    checkValue(i, callable);
    define(i, callable, 0);
    define(i, b_.CreateLoad(module_.i64(), selfSlot()), 1);
    return true;
  }
  case Opcode::StoreAttr:
    return finishStatus(call(fn, {operand(i, 0), nameOf(), operand(i, 1), module_.newAttrCache()}));
  case Opcode::DeleteAttr:
  case Opcode::DeleteName:
    return finishStatus(call(fn, {operand(i, 0), nameOf()}));
  case Opcode::StoreName:
    return finishStatus(call(fn, {operand(i, 0), nameOf(), operand(i, 1)}));
  case Opcode::LoadSuperAttr:
    return finish(call(fn, {operand(i, 0), operand(i, 1), operand(i, 2), nameOf(), b_.getInt1(i.number())}));
  case Opcode::DeleteGlobal:
    return finishStatus(call(fn, {module_.moduleInfo(), i32(i.number())}));
  case Opcode::LoadName:
  case Opcode::LoadFromDictOrGlobals:
    return finish(call(fn, {operand(i, 0), module_.moduleInfo(), nameOf()}));
  case Opcode::LoadClassDeref:
    return finish(call(fn, {operand(i, 0), pointer(operand(i, 1)), nameOf()}));
  case Opcode::SetCaller:
    call(fn, {module_.moduleInfo(), operand(i, 0)});
    return true;
  case Opcode::BuildLocals: {
    auto values = allOperands();
    llvm::Value *base = spill(llvm::ArrayRef(values).drop_front());
    define(i, call(fn, {values[0], base, i64(values.size() - 1)}));
    return true;
  }
  case Opcode::ModuleNamespace:
    define(i, call(fn, {module_.moduleInfo()}));
    return true;
  case Opcode::LoadCommon:
    define(i, call(fn, {nameOf()}));
    return true;
  case Opcode::ImportName:
    return finish(call(fn, {module_.moduleInfo(), nameOf(), operand(i, 0), operand(i, 1)}));
  case Opcode::ImportFrom:
    return finish(call(fn, {operand(i, 0), nameOf()}));
  case Opcode::ImportStar:
    return finishStatus(call(fn, {module_.moduleInfo(), operand(i, 0)}));

  case Opcode::BuildTuple:
  case Opcode::BuildList:
  case Opcode::BuildSet:
  case Opcode::BuildMap: {
    auto values = allOperands();
    llvm::Value *base = values.empty() ? llvm::ConstantPointerNull::get(module_.ptr()) : spill(values);
    llvm::Value *made = call(fn, {base, i64(i.opcode() == Opcode::BuildMap ? values.size() / 2 : values.size())});
    if (i.mayRaise())
      checkValue(i, made);
    define(i, made);
    return true;
  }
  case Opcode::BuildConstKeyMap: {
    auto values = allOperands();
    llvm::Value *base = spill(llvm::ArrayRef(values).drop_front());
    return finish(call(fn, {values[0], base, i64(values.size() - 1)}));
  }
  case Opcode::UnpackSequence: {
    llvm::Value *out = buffer(std::max(i.number(), 1u));
    finishStatus(call(fn, {operand(i, 0), i32(i.number()), out}));
    loadOuts(out);
    return true;
  }
  case Opcode::UnpackEx: {
    llvm::Value *out = buffer(i.number() + 1 + i.number2());
    finishStatus(call(fn, {operand(i, 0), i32(i.number()), i32(i.number2()), out}));
    loadOuts(out);
    return true;
  }
  case Opcode::MatchExceptionGroup: {
    llvm::Value *out = buffer(2);
    finishStatus(call(fn, {operand(i, 0), operand(i, 1), out}));
    loadOuts(out);
    return true;
  }
  case Opcode::BeforeWith:
  case Opcode::BeforeAsyncWith: {
    llvm::Value *entered = call(fn, {operand(i, 0), selfSlot()});
    checkValue(i, entered);
    define(i, b_.CreateLoad(module_.i64(), selfSlot()), 0);
    define(i, entered, 1);
    return true;
  }
  case Opcode::MatchClass:
    return finish(call(fn, {operand(i, 0), operand(i, 1), i32(i.number()), operand(i, 2)}));
  case Opcode::ConvertValue:
  case Opcode::GetAwaitable:
  case Opcode::LoadSpecial:
    return finish(call(fn, {operand(i, 0), i32(i.number())}));
  case Opcode::MakeTypeParameter:
    return finish(call(fn, {operand(i, 0), operand(i, 1), i32(i.number())}));
  case Opcode::BuildInterpolation:
    return finish(call(fn, {operand(i, 0), operand(i, 1), operand(i, 2), i32(i.number())}));
  case Opcode::GetYieldFromIter:
    return finish(call(fn, {operand(i, 0), b_.getInt1(function_.codeFacts().flags & (CodeInfo::kCoroutine | CodeInfo::kIterableCoroutine))}));
  case Opcode::Send: {
    llvm::Value *v = call(fn, {operand(i, 0), operand(i, 1), flagSlot()});
    checkValue(i, v);
    define(i, v, 0);
    define(i, b_.CreateICmpNE(b_.CreateLoad(module_.i32(), flagSlot()), i32(0)), 1);
    return true;
  }

  case Opcode::FormatString: {
    auto values = allOperands();
    llvm::Value *base = values.empty() ? llvm::ConstantPointerNull::get(module_.ptr()) : spill(values);
    llvm::Constant *pieces = module_.formatPieces(scopeOf(i), i.pieces());
    llvm::Value *text = call(fn, {pieces, i32(i.pieces().size()), base, flagSlot()});
    // Each piece has a place of its own in the source.
    BasicBlock *failed = newBlock("format.failed", /*cold=*/true), *ok = newBlock("formatted");
    branchCold(b_.CreateICmpEQ(text, i64(0)), failed, ok);
    b_.SetInsertPoint(failed);
    llvm::StructType *type = module_.formatPieceType();
    llvm::Value *row = b_.CreateInBoundsGEP(type, pieces, b_.CreateLoad(module_.i32(), flagSlot()));
    raiseHere(i, b_.CreateLoad(module_.i32(), b_.CreateStructGEP(type, row, 7), "location"));
    b_.SetInsertPoint(ok);
    define(i, text);
    return true;
  }
  case Opcode::FormatEarly:
    return finish(call(fn, {module_.formatPieces(scopeOf(i), i.pieces()), operand(i, 0), operand(i, 1)}));
  default:
    return false;
  }
}

// --- Generators: the state machine that lower-generators made ----------------------------------------------------------

bool FunctionLowering::lowerGenerator(const ir::Instruction &i) {
  auto slot = [&](llvm::Value *generator) { return fieldAddress(generator, sizeof(Generator) + 8 * i.number()); };
  llvm::Value *self = out_->getArg(0);
  switch (i.opcode()) {
  case Opcode::MakeGenerator:
    define(i, call(RuntimeFn::MakeGenerator,
                   {self, module_.dataOf(function_).info, module_.dataOf(*i.code()).body, i32(i.number())}));
    return true;
  case Opcode::GenInit: {
    llvm::Value *generator = pointer(operand(i, 0));
    storeReference(generator, slot(generator), operand(i, 1));
    return true;
  }
  case Opcode::GenLoad:
  case Opcode::GenLoadSet:
    define(i, b_.CreateLoad(module_.i64(), slot(self)));
    return true;
  case Opcode::GenStore:
    storeReference(self, slot(self), operand(i, 0));
    return true;
  case Opcode::GenSent: {
    b_.CreateStore(i64(kUnsetBits), fieldAddress(self, offsetof(Generator, delegate)));
    llvm::Value *sent = out_->getArg(1);
    checkValue(i, sent);
    define(i, sent);
    return true;
  }
  default:
    return false;
  }
}

// --- Terminators ------------------------------------------------------------------------------------------------------------

/// How probable a condition is, as weights of true and false; 0 and 0: nobody knows.
static std::pair<uint32_t, uint32_t> weights(const ir::Value &condition) {
  const ir::Instruction *test = condition.definingInstruction();
  if (!test)
    return {0, 0};
  switch (test->opcode()) {
  case Opcode::IsSmallInt:
  case Opcode::IsFloat:
  case Opcode::IsList:
    return {16, 1};
  case Opcode::IsBuiltin:
  case Opcode::IsFunction:
    return {2000, 1};
  case Opcode::IntAdd:
  case Opcode::IntSubtract:
  case Opcode::IntMultiply:
  case Opcode::IntFloorDivide:
  case Opcode::IntRemainder:
  case Opcode::IntLeftShift:
  case Opcode::IntRightShift:
  case Opcode::IntTrueDivide:
  case Opcode::FloatDivide:
  case Opcode::FloatPower:
    return {1, 2000};
  default:
    return {0, 0};
  }
}

bool FunctionLowering::lowerTerminator(const ir::Instruction &i) {
  llvm::Value *self = out_->getArg(0);
  switch (i.opcode()) {
  case Opcode::Jump:
    jump(i.successors()[0]);
    return true;
  case Opcode::Branch: {
    llvm::Value *condition = operand(i, 0);
    BasicBlock *yes = edgeBlock(i.successors()[0]), *no = edgeBlock(i.successors()[1]);
    auto *branch = b_.CreateCondBr(condition, yes, no);
    if (auto [ifTrue, ifFalse] = weights(*i.operand(0)); ifTrue)
      branch->setMetadata(llvm::LLVMContext::MD_prof, llvm::MDBuilder(module_.context()).createBranchWeights(ifTrue, ifFalse));
    return true;
  }
  case Opcode::Return: {
    llvm::Value *v = operand(i, 0);
    if (isResume())
      b_.CreateStore(i32(uint32_t(Generator::kFinished)), fieldAddress(self, offsetof(Generator, state)));
    leaveFrame();
    b_.CreateRet(v);
    return true;
  }
  case Opcode::Raise:
    call(RuntimeFn::Raise, {operand(i, 0), operand(i, 1)});
    raiseHere(i);
    return true;
  case Opcode::Reraise:
    call(RuntimeFn::Reraise, {operand(i, 0)});
    raiseHere(i, nullptr, /*addTraceback=*/false);
    return true;
  case Opcode::RaiseFromCallee:
    call(RuntimeFn::Reraise, {operand(i, 0)});
    raiseHere(i);
    return true;
  case Opcode::RaiseUnsupported:
    call(RuntimeFn::RaiseUnsupported, {module_.name(i.constant())});
    raiseHere(i);
    return true;
  case Opcode::Suspend:
    b_.CreateStore(i32(i.number()), fieldAddress(self, offsetof(Generator, state)));
    b_.CreateStore(locationOf(i), fieldAddress(self, offsetof(Generator, location)));
    storeReference(self, fieldAddress(self, offsetof(Generator, delegate)), operand(i, 1));
    {
      llvm::Value *v = operand(i, 0);
      leaveFrame();
      b_.CreateRet(v);
    }
    return true;
  case Opcode::GenDispatch: {
    llvm::Value *state = b_.CreateLoad(module_.i32(), fieldAddress(self, offsetof(Generator, state)), "state");
    BasicBlock *bad = newBlock("bad.state", /*cold=*/true);
    llvm::SmallVector<BasicBlock *, 8> targets;
    for (const ir::Edge &edge : i.successors())
      targets.push_back(edgeBlock(edge));
    auto *dispatch = b_.CreateSwitch(state, bad, targets.size());
    for (unsigned n = 0; n < targets.size(); ++n)
      dispatch->addCase(llvm::cast<llvm::ConstantInt>(i32(n)), targets[n]);
    b_.SetInsertPoint(bad);
    b_.CreateUnreachable();
    return true;
  }
  case Opcode::Unreachable:
    b_.CreateUnreachable();
    return true;
  default:
    return false;
  }
}
