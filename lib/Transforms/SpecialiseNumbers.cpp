//===- SpecialiseNumbers.cpp - operators on unboxed numbers ---------------------------------===//
//
// An operator on an int and an int, or with a float, is one instruction on i64 or double, and perhaps a test of its
// second result. Where the type of an operand is not known, the test of the more probable type comes before; the plain
// operation is the other side.
//
//===----------------------------------------------------------------------===//
#include "Specialise.h"

namespace pyaot::transforms {

using namespace ir;

static bool isInt(const Known &k) { return k.kinds == kinds::Int; }
static bool isFloat(const Known &k) { return k.kinds == kinds::Float; }
static bool isKnownNumber(const Known &k) { return isInt(k) || isFloat(k); }

/// The instruction for two ints, or Jump if there is none. `isChecked`: it has a second result.
static Opcode intOpcode(Opcode op, bool &isChecked) {
  isChecked = true;
  switch (withoutInplace(op)) {
  case Opcode::Add:
    return Opcode::IntAdd;
  case Opcode::Subtract:
    return Opcode::IntSubtract;
  case Opcode::Multiply:
    return Opcode::IntMultiply;
  case Opcode::TrueDivide:
    return Opcode::IntTrueDivide;
  case Opcode::FloorDivide:
    return Opcode::IntFloorDivide;
  case Opcode::Remainder:
    return Opcode::IntRemainder;
  case Opcode::LeftShift:
    return Opcode::IntLeftShift;
  case Opcode::RightShift:
    return Opcode::IntRightShift;
  default:
    break;
  }
  isChecked = false;
  switch (withoutInplace(op)) {
  case Opcode::BitAnd:
    return Opcode::IntAnd;
  case Opcode::BitOr:
    return Opcode::IntOr;
  case Opcode::BitXor:
    return Opcode::IntXor;
  default:
    break;
  }
  if (!isComparison(op))
    return Opcode::Jump;
  unsigned n = unsigned(op) - unsigned(op >= Opcode::IsLess ? Opcode::IsLess : Opcode::Less);
  return Opcode(unsigned(Opcode::IntLess) + n);
}

/// The same where one operand is a float.
static Opcode floatOpcode(Opcode op, bool &isChecked) {
  isChecked = false;
  switch (withoutInplace(op)) {
  case Opcode::Add:
    return Opcode::FloatAdd;
  case Opcode::Subtract:
    return Opcode::FloatSubtract;
  case Opcode::Multiply:
    return Opcode::FloatMultiply;
  case Opcode::TrueDivide:
    isChecked = true;
    return Opcode::FloatDivide;
  case Opcode::Power:
    isChecked = true;
    return Opcode::FloatPower;
  default:
    break;
  }
  if (!isComparison(op))
    return Opcode::Jump;
  unsigned n = unsigned(op) - unsigned(op >= Opcode::IsLess ? Opcode::IsLess : Opcode::Less);
  return Opcode(unsigned(Opcode::FloatLess) + n);
}

void Specialiser::emitBinary(Instruction &i, Scope &scope) {
  Value *left = i.operand(0), *right = i.operand(1);
  auto plain = [&] {
    emitPlain(i, scope);
    finish(i, scope);
  };
  bool isChecked;
  bool hasInt = intOpcode(i.opcode(), isChecked) != Opcode::Jump, hasFloat = floatOpcode(i.opcode(), isChecked) != Opcode::Jump;
  Known a = known(left, scope), b = known(right, scope);
  if (!(a.kinds & kinds::Number) || !(b.kinds & kinds::Number))
    return plain();
  bool isAKnown = isKnownNumber(a), isBKnown = isKnownNumber(b);
  Kinds guess = 0;
  if (!isAKnown || !isBKnown) {
    if (isAKnown || isBKnown) {
      Value *unknown = isAKnown ? right : left;
      bool isOtherFloat = isAKnown ? isFloat(a) : isFloat(b);
      guess = isOtherFloat || demand_.probable(unknown) == kinds::Float ? kinds::Float : kinds::Int;
    } else if (function_.kind() == FunctionKind::Function || demand_.isInLoop(*i.block())) {
      guess = demand_.probable(left);
      if (!guess)
        guess = demand_.probable(right);
    }
    bool isEquality = i.opcode() == Opcode::Equal || i.opcode() == Opcode::NotEqual || i.opcode() == Opcode::IsEqual ||
                      i.opcode() == Opcode::IsNotEqual;
    if (!guess || (isEquality && !isAKnown && !isBKnown))
      return plain();
  }
  Kinds leftKind = isAKnown ? a.kinds : guess, rightKind = isBKnown ? b.kinds : guess;
  bool areInts = leftKind == kinds::Int && rightKind == kinds::Int;
  if (areInts ? !hasInt : !hasFloat)
    return plain();
  if (!areInts && isComparison(i.opcode()) && leftKind != rightKind) // exact only where the int is exact as a double
    if (!llvm::isa<Constant>(leftKind == kinds::Int ? left : right))
      return plain();
  if (!(a.kinds & leftKind) || !(b.kinds & rightKind))
    return plain();

  if (!isAKnown || !isBKnown) {
    Scope before = scope;
    Block *failed = function_.addBlock();
    auto test = [&](Value *v, Kinds kind) {
      if (known(v, scope).kinds != kind)
        guard(kind == kinds::Int ? Opcode::IsSmallInt : Opcode::IsFloat, v, failed, scope);
    };
    test(left, leftKind);
    test(right, rightKind);
    if (areInts)
      emitIntBinary(i, scope);
    else
      emitFloatBinary(i, scope);
    emitSlow(i, std::move(before), failed, /*isOverflow=*/false);
    return;
  }
  if (areInts)
    emitIntBinary(i, scope);
  else
    emitFloatBinary(i, scope);
}

void Specialiser::emitIntBinary(Instruction &i, Scope &scope) {
  bool isChecked;
  Opcode op = intOpcode(i.opcode(), isChecked);
  Value *a = unboxedInt(i.operand(0), scope), *b = unboxedInt(i.operand(1), scope);
  Instruction *made = b_.emit(op, {a, b});
  if (isChecked) {
    Block *overflow = function_.addBlock(), *good = function_.addBlock();
    branchTo(made->result(1), overflow, good);
    emitSlow(i, scope, overflow, /*isOverflow=*/true);
    b_.setBlock(good);
    bool isFloat = op == Opcode::IntTrueDivide;
    define(i.result(), isFloat ? Rep::Float : Rep::Int, isFloat ? kinds::Float : kinds::Int, made->result(), scope);
  } else if (!isComparison(i.opcode())) {
    define(i.result(), Rep::Int, kinds::Int, made->result(), scope);
  } else if (i.result()->type() == Type::Bool) {
    define(i.result(), Rep::Truth, 0, made->result(), scope);
  } else {
    define(i.result(), Rep::Boxed, kinds::Bool, emitValue(Opcode::BoxBool, made->result()), scope);
  }
  finish(i, scope);
}

void Specialiser::emitFloatBinary(Instruction &i, Scope &scope) {
  bool isChecked;
  Opcode op = floatOpcode(i.opcode(), isChecked);
  auto operand = [&](unsigned n) {
    Value *v = i.operand(n);
    return isFloat(known(v, scope)) ? unboxedFloat(v, scope) : emitValue(Opcode::IntToFloat, unboxedInt(v, scope));
  };
  Value *a = operand(0), *b = operand(1);
  Instruction *made = b_.emit(op, {a, b});
  if (isChecked) {
    Block *special = function_.addBlock(), *good = function_.addBlock();
    branchTo(made->result(1), special, good);
    emitSlow(i, scope, special, /*isOverflow=*/op == Opcode::FloatDivide);
    b_.setBlock(good);
  }
  if (!isComparison(i.opcode()))
    define(i.result(), Rep::Float, kinds::Float, made->result(), scope);
  else if (i.result()->type() == Type::Bool)
    define(i.result(), Rep::Truth, 0, made->result(), scope);
  else
    define(i.result(), Rep::Boxed, kinds::Bool, emitValue(Opcode::BoxBool, made->result()), scope);
  finish(i, scope);
}

void Specialiser::emitUnary(Instruction &i, Scope &scope) {
  Value *v = i.operand(0);
  Known k = known(v, scope);
  if (isFloat(k) && i.opcode() == Opcode::Negative) {
    Value *zero = emitValue(Opcode::UnboxFloat, Builder::use(b_.constants().floating(-0.0)));
    define(i.result(), Rep::Float, kinds::Float, emitValue(Opcode::FloatSubtract, {zero, unboxedFloat(v, scope)}), scope);
  } else if (isInt(k) && i.opcode() == Opcode::Negative) {
    Value *zero = smallConstant(0);
    Instruction *made = b_.emit(Opcode::IntSubtract, {zero, unboxedInt(v, scope)});
    Block *overflow = function_.addBlock(), *good = function_.addBlock();
    branchTo(made->result(1), overflow, good);
    emitSlow(i, scope, overflow, /*isOverflow=*/true);
    b_.setBlock(good);
    define(i.result(), Rep::Int, kinds::Int, made->result(), scope);
  } else if (isInt(k) && i.opcode() == Opcode::Invert) {
    Value *x = unboxedInt(v, scope);
    define(i.result(), Rep::Int, kinds::Int, emitValue(Opcode::IntXor, {x, smallConstant(-1)}), scope);
  } else if (isKnownNumber(k) && i.opcode() == Opcode::Positive) {
    if (isFloat(k))
      define(i.result(), Rep::Float, kinds::Float, unboxedFloat(v, scope), scope);
    else
      define(i.result(), Rep::Int, kinds::Int, unboxedInt(v, scope), scope);
  } else {
    emitPlain(i, scope);
  }
  finish(i, scope);
}

void Specialiser::emitTruth(Instruction &i, Scope &scope) {
  Value *v = i.operand(0);
  Known k = known(v, scope);
  Value *truth = nullptr;
  if (isInt(k)) {
    Value *x = unboxedInt(v, scope);
    truth = emitValue(Opcode::IntNotEqual, {x, smallConstant(0)});
  } else if (isFloat(k)) {
    Value *x = unboxedFloat(v, scope);
    truth = emitValue(Opcode::FloatNotEqual, {x, emitValue(Opcode::UnboxFloat, Builder::use(b_.constants().floating(0.0)))});
  } else if (k.kinds == kinds::Bool) {
    truth = emitValue(Opcode::IsIdentical, {boxed(v, scope), Builder::use(b_.constants().boolean(true))});
  }
  if (truth)
    define(i.result(), Rep::Truth, 0, truth, scope);
  else
    emitPlain(i, scope);
  finish(i, scope);
}

} // namespace pyaot::transforms
