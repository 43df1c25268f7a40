//===- UnboxedLowering.cpp - numbers in registers --------------------------------------------===//
//
// The instructions that `specialise` makes: tests of a value's tag or shape, boxing and unboxing, arithmetic on i64 and
// double, and reading a list whose type and bounds are known.
//
//===----------------------------------------------------------------------===//
#include "FunctionLowering.h"

#include "pyaot/ABI/RuntimeFunctions.h"

#include "llvm/IR/Intrinsics.h"

using namespace pyaot;
using namespace pyaot::codegen;
using ir::Opcode;

/// The smallest int64_t, of which no negative exists.
static constexpr uint64_t kLowest = uint64_t(1) << 63;

bool FunctionLowering::lowerUnboxed(const ir::Instruction &i) {
  if (i.opcode() < Opcode::IsSmallInt || i.opcode() > Opcode::BoxListIterator)
    return false;
  llvm::Value *a = i.numOperands() > 0 ? operand(i, 0) : nullptr, *b = i.numOperands() > 1 ? operand(i, 1) : nullptr;
  auto define1 = [&](llvm::Value *v) {
    define(i, v);
    return true;
  };
  auto withOverflow = [&](llvm::Intrinsic::ID id) {
    llvm::Value *both = b_.CreateBinaryIntrinsic(id, a, b);
    define(i, b_.CreateExtractValue(both, 0), 0);
    define(i, b_.CreateExtractValue(both, 1), 1);
    return true;
  };
  switch (i.opcode()) {
  case Opcode::IsSmallInt:
    return define1(b_.CreateICmpUGE(a, i64(kSmallIntTag)));
  case Opcode::IsFloat:
    return define1(b_.CreateICmpULT(b_.CreateSub(a, i64(kFloatOffset)), i64(kFloatEnd - kFloatOffset)));
  case Opcode::IsList:
    return define1(isExactly(a, "List"));
  case Opcode::IsBuiltin: {
    llvm::Constant *cell = module_.originalBuiltinCell(i.name());
    auto *original = b_.CreateLoad(module_.i64(), cell, "original." + i.name());
    original->setMetadata(llvm::LLVMContext::MD_invariant_load, llvm::MDNode::get(module_.context(), {}));
    return define1(b_.CreateICmpEQ(a, original));
  }
  case Opcode::UnboxInt:
    return define1(b_.CreateAShr(b_.CreateShl(a, kSmallIntShift), kSmallIntShift));
  case Opcode::UnboxFloat:
    return define1(b_.CreateBitCast(b_.CreateSub(a, i64(kFloatOffset)), b_.getDoubleTy()));
  case Opcode::BoxFloat: {
    llvm::Value *bits = b_.CreateBitCast(a, module_.i64());
    bits = b_.CreateSelect(b_.CreateFCmpUNO(a, a), i64(kCanonicalNaN), bits);
    return define1(b_.CreateAdd(bits, i64(kFloatOffset)));
  }
  case Opcode::IntToFloat:
    return define1(b_.CreateSIToFP(a, b_.getDoubleTy()));

  case Opcode::IntAdd:
    return withOverflow(llvm::Intrinsic::sadd_with_overflow);
  case Opcode::IntSubtract:
    return withOverflow(llvm::Intrinsic::ssub_with_overflow);
  case Opcode::IntMultiply:
    return withOverflow(llvm::Intrinsic::smul_with_overflow);
  case Opcode::IntFloorDivide:
  case Opcode::IntRemainder: {
    // What the machine cannot divide is divided by 1 instead.
    llvm::Value *bad = b_.CreateOr(b_.CreateICmpEQ(b, i64(0)),
                                   b_.CreateAnd(b_.CreateICmpEQ(a, i64(kLowest)), b_.CreateICmpEQ(b, i64(~uint64_t(0)))));
    llvm::Value *divisor = b_.CreateSelect(bad, i64(1), b);
    llvm::Value *rest = b_.CreateSRem(a, divisor);
    llvm::Value *isBelow = b_.CreateAnd(b_.CreateICmpNE(rest, i64(0)), b_.CreateICmpSLT(b_.CreateXor(rest, divisor), i64(0)));
    if (i.opcode() == Opcode::IntRemainder)
      define(i, b_.CreateAdd(rest, b_.CreateSelect(isBelow, divisor, i64(0))), 0);
    else
      define(i, b_.CreateSub(b_.CreateSDiv(a, divisor), b_.CreateZExt(isBelow, module_.i64())), 0);
    define(i, bad, 1);
    return true;
  }
  case Opcode::IntLeftShift: {
    llvm::Value *tooFar = b_.CreateICmpUGT(b, i64(63));
    llvm::Value *by = b_.CreateSelect(tooFar, i64(0), b);
    llvm::Value *shifted = b_.CreateShl(a, by);
    define(i, shifted, 0);
    define(i, b_.CreateOr(tooFar, b_.CreateICmpNE(b_.CreateAShr(shifted, by), a)), 1);
    return true;
  }
  case Opcode::IntRightShift:
    define(i, b_.CreateAShr(a, b_.CreateSelect(b_.CreateICmpUGT(b, i64(63)), i64(63), b)), 0);
    define(i, b_.CreateICmpSLT(b, i64(0)), 1);
    return true;
  case Opcode::IntTrueDivide: {
    // The quotient of two doubles is the correctly rounded one if both are exact.
    auto isInexact = [&](llvm::Value *v) {
      return b_.CreateICmpUGT(b_.CreateAdd(v, i64(uint64_t(1) << 53)), i64(uint64_t(1) << 54));
    };
    llvm::Value *bad = b_.CreateOr(b_.CreateICmpEQ(b, i64(0)), b_.CreateOr(isInexact(a), isInexact(b)));
    define(i, b_.CreateFDiv(b_.CreateSIToFP(a, b_.getDoubleTy()), b_.CreateSIToFP(b, b_.getDoubleTy())), 0);
    define(i, bad, 1);
    return true;
  }
  case Opcode::IntAddKnown:
    return define1(b_.CreateAdd(a, b));
  case Opcode::IntAnd:
    return define1(b_.CreateAnd(a, b));
  case Opcode::IntOr:
    return define1(b_.CreateOr(a, b));
  case Opcode::IntXor:
    return define1(b_.CreateXor(a, b));
  case Opcode::IntLess:
    return define1(b_.CreateICmpSLT(a, b));
  case Opcode::IntLessEqual:
    return define1(b_.CreateICmpSLE(a, b));
  case Opcode::IntEqual:
    return define1(b_.CreateICmpEQ(a, b));
  case Opcode::IntNotEqual:
    return define1(b_.CreateICmpNE(a, b));
  case Opcode::IntGreater:
    return define1(b_.CreateICmpSGT(a, b));
  case Opcode::IntGreaterEqual:
    return define1(b_.CreateICmpSGE(a, b));

  case Opcode::FloatAdd:
    return define1(b_.CreateFAdd(a, b));
  case Opcode::FloatSubtract:
    return define1(b_.CreateFSub(a, b));
  case Opcode::FloatMultiply:
    return define1(b_.CreateFMul(a, b));
  case Opcode::FloatDivide:
    define(i, b_.CreateFDiv(a, b), 0);
    define(i, b_.CreateFCmpOEQ(b, llvm::ConstantFP::get(b_.getDoubleTy(), 0.0)), 1);
    return true;
  case Opcode::FloatPower: {
    llvm::Value *power = call(RuntimeFn::FloatPower, {a, b});
    define(i, power, 0);
    define(i, b_.CreateFCmpUNO(power, power), 1);
    return true;
  }
  case Opcode::FloatLess:
    return define1(b_.CreateFCmpOLT(a, b));
  case Opcode::FloatLessEqual:
    return define1(b_.CreateFCmpOLE(a, b));
  case Opcode::FloatEqual:
    return define1(b_.CreateFCmpOEQ(a, b));
  case Opcode::FloatNotEqual:
    return define1(b_.CreateFCmpUNE(a, b));
  case Opcode::FloatGreater:
    return define1(b_.CreateFCmpOGT(a, b));
  case Opcode::FloatGreaterEqual:
    return define1(b_.CreateFCmpOGE(a, b));

  case Opcode::ListLength:
    return define1(b_.CreateLoad(module_.i64(), fieldAddress(pointer(a), offsetof(List, length)), "length"));
  case Opcode::ListFetch: {
    llvm::Value *items = b_.CreateLoad(module_.ptr(), fieldAddress(pointer(a), offsetof(List, items)), "items");
    return define1(b_.CreateLoad(module_.i64(), b_.CreateInBoundsGEP(module_.i64(), items, b)));
  }
  default:
    return false;
  }
}

/// Is it an object whose shape is that of the builtin type?
llvm::Value *FunctionLowering::isExactly(llvm::Value *v, llvm::StringRef type) {
  llvm::BasicBlock *start = b_.GetInsertBlock(), *object = newBlock("object"), *done = newBlock("tested");
  llvm::Value *isObject = b_.CreateICmpULT(b_.CreateSub(v, i64(kFirstPointer)), i64(kFloatOffset - kFirstPointer));
  b_.CreateCondBr(isObject, object, done);
  b_.SetInsertPoint(object);
  llvm::Value *shape = b_.CreateLoad(module_.ptr(), pointer(v), "shape");
  llvm::Value *isIt = b_.CreateICmpEQ(shape, module_.statics().shape(type));
  b_.CreateBr(done);
  b_.SetInsertPoint(done);
  auto *phi = b_.CreatePHI(b_.getInt1Ty(), 2);
  phi->addIncoming(b_.getFalse(), start);
  phi->addIncoming(isIt, object);
  return phi;
}
