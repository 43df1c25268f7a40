//===- Canonical.cpp - what Opcodes.def says of each operation --------------===//

#include "pyaot/Bytecode/Canonical.h"

using namespace pyaot::bytecode;

llvm::StringRef pyaot::bytecode::opName(Op op) {
  switch (op) {
#define CANONICAL_OP(ID, NAME, FORM, NEEDS, POPS, PUSHES, RAISES, STACK, MEANING)                                      \
  case Op::ID:                                                                                                         \
    return NAME;
#include "pyaot/Bytecode/Opcodes.def"
  }
  llvm_unreachable("every operation has a row");
}

OperandForm pyaot::bytecode::operandForm(Op op) {
  switch (op) {
#define CANONICAL_OP(ID, NAME, FORM, NEEDS, POPS, PUSHES, RAISES, STACK, MEANING)                                      \
  case Op::ID:                                                                                                         \
    return OperandForm::FORM;
#include "pyaot/Bytecode/Opcodes.def"
  }
  llvm_unreachable("every operation has a row");
}

// The stack effects that are too long for a row.

static uint32_t buildPops(const CanonicalInstr &i) {
  switch (i.as<BuildKind>()) {
  case BuildKind::Map:
    return 2 * i.a;
  case BuildKind::ConstKeyMap:
    return i.a + 1;
  case BuildKind::Tuple:
  case BuildKind::List:
  case BuildKind::Set:
  case BuildKind::String:
  case BuildKind::Slice:
    return i.a;
  }
  llvm_unreachable("all kinds are answered");
}

static uint32_t addPops(const CanonicalInstr &i) { return i.as<AddKind>() == AddKind::Map ? 2 : 1; }

static uint32_t functionPops(const CanonicalInstr &i) { return 1 + llvm::popcount(i.a & 0x4fu); }

static uint32_t withExitNeeds(const CanonicalInstr &i) { return std::max(i.a, i.c); }

StackEffect pyaot::bytecode::stackEffect(const CanonicalInstr &i) {
  switch (i.op) {
#define CANONICAL_OP(ID, NAME, FORM, NEEDS, POPS, PUSHES, RAISES, STACK, MEANING)                                      \
  case Op::ID:                                                                                                         \
    return {static_cast<uint32_t>(NEEDS), static_cast<uint32_t>(POPS), static_cast<uint32_t>(PUSHES)};
#include "pyaot/Bytecode/Opcodes.def"
  }
  llvm_unreachable("every operation has a row");
}

bool pyaot::bytecode::canRaise(const CanonicalInstr &instr) {
  enum class Raises { Never, Always, Checked };
  auto rule = [&] {
    switch (instr.op) {
#define CANONICAL_OP(ID, NAME, FORM, NEEDS, POPS, PUSHES, RAISES, STACK, MEANING)                                      \
  case Op::ID:                                                                                                         \
    return Raises::RAISES;
#include "pyaot/Bytecode/Opcodes.def"
    }
    llvm_unreachable("every operation has a row");
  }();
  return rule == Raises::Always || (rule == Raises::Checked && instr.checksUnset());
}

llvm::StringRef pyaot::bytecode::spelling(UnaryOp op) {
  static constexpr llvm::StringLiteral names[] = {"-", "+", "~"};
  return names[static_cast<unsigned>(op)];
}

llvm::StringRef pyaot::bytecode::spelling(BinaryOp op) {
  static constexpr llvm::StringLiteral names[] = {"+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"};
  return names[static_cast<unsigned>(op)];
}

llvm::StringRef pyaot::bytecode::spelling(CompareOp op) {
  static constexpr llvm::StringLiteral names[] = {"<", "<=", "==", "!=", ">", ">="};
  return names[static_cast<unsigned>(op)];
}

llvm::StringRef pyaot::bytecode::spelling(CommonConstant c) {
  static constexpr llvm::StringLiteral names[] = {"AssertionError",
                                                  "NotImplementedError",
                                                  "tuple",
                                                  "all",
                                                  "any",
                                                  "list",
                                                  "set",
                                                  "None",
                                                  "''",
                                                  "True",
                                                  "False",
                                                  "-1"};
  return names[static_cast<unsigned>(c)];
}

llvm::StringRef pyaot::bytecode::spelling(SpecialMethod m) {
  static constexpr llvm::StringLiteral names[] = {"__enter__", "__exit__", "__aenter__", "__aexit__"};
  return names[static_cast<unsigned>(m)];
}

llvm::StringRef pyaot::bytecode::slotKindCode(SlotKind kind) {
  static constexpr llvm::StringLiteral codes[] = {"v", "n", "c", "s", "u", "p", "l", "x", "xt", "xb", "f", "fr"};
  return codes[static_cast<unsigned>(kind)];
}

llvm::SmallVector<SlotKind, 16> CanonicalCode::stackKinds(const CanonicalNode &node) const {
  llvm::SmallVector<SlotKind, 16> kinds(node.depth());
  for (const StackShape *s = node.stack; s; s = s->below)
    kinds[s->depth - 1] = s->kind;
  return kinds;
}
