//===- Tables.cpp - what Instrs.def and RuntimeFunctions.def say ---------------===//

#include "pyaot/IR/Instruction.h"

using namespace pyaot;
using namespace pyaot::ir;

llvm::StringRef ir::typeName(Type type) {
  switch (type) {
  case Type::Value:
    return "value";
  case Type::Maybe:
    return "maybe";
  case Type::Bool:
    return "bool";
  case Type::Fmt:
    return "fmt";
  case Type::I64:
    return "i64";
  case Type::Double:
    return "double";
  }
  llvm_unreachable("every type has a name");
}

Type ir::typeOfLetter(char c) {
  switch (c) {
  case 'v':
    return Type::Value;
  case 'm':
    return Type::Maybe;
  case 'b':
    return Type::Bool;
  case 'f':
    return Type::Fmt;
  case 'i':
    return Type::I64;
  case 'd':
    return Type::Double;
  }
  llvm_unreachable("Instrs.def uses the letters v m b f i d only");
}

namespace {

struct RuntimeRow {
  llvm::StringLiteral name;
  uint32_t effects;
};

using namespace pyaot::effects;
constexpr RuntimeRow runtimeRows[] = {
    {"", effects::None},
#define RUNTIME_FN(Name, Signature, Effects) {#Name, Effects},
#include "pyaot/ABI/RuntimeFunctions.def"
};

constexpr uint32_t Row = ~0u;

struct InstrRow {
  llvm::StringLiteral name, operands, results, meaning;
  AttrForm attr;
  RuntimeFn fn;
  uint32_t effects;
  int8_t successors; ///< -2: no terminator
};

constexpr int8_t kNoTerminator = -2;
constexpr InstrRow instrRows[] = {
#define IR_INSTR(Id, Name, Operands, Results, Attr, Fn, Effects, Meaning)                                              \
  {Name, Operands, Results, Meaning, AttrForm::Attr, RuntimeFn::Fn, Effects, kNoTerminator},
#define IR_TERM(Id, Name, Operands, Successors, Attr, Fn, Effects, Meaning)                                            \
  {Name, Operands, "", Meaning, AttrForm::Attr, RuntimeFn::Fn, Effects, Successors},
#include "pyaot/IR/Instrs.def"
};
static_assert(std::size(instrRows) == kNumOpcodes);

const InstrRow &row(Opcode op) { return instrRows[unsigned(op)]; }

} // namespace

llvm::StringRef ir::runtimeFunctionName(RuntimeFn fn) { return runtimeRows[unsigned(fn)].name; }
uint32_t ir::runtimeFunctionEffects(RuntimeFn fn) { return runtimeRows[unsigned(fn)].effects; }

llvm::StringRef ir::opcodeName(Opcode op) { return row(op).name; }
llvm::StringRef ir::operandLetters(Opcode op) { return row(op).operands; }
llvm::StringRef ir::resultLetters(Opcode op) { return row(op).results; }
llvm::StringRef ir::opcodeMeaning(Opcode op) { return row(op).meaning; }
AttrForm ir::attrForm(Opcode op) { return row(op).attr; }
RuntimeFn ir::runtimeFunction(Opcode op) { return row(op).fn; }
uint32_t ir::opcodeEffects(Opcode op) {
  const InstrRow &r = row(op);
  return r.effects == Row ? runtimeFunctionEffects(r.fn) : r.effects;
}
bool ir::isTerminator(Opcode op) { return row(op).successors != kNoTerminator; }
int ir::numSuccessors(Opcode op) { return isTerminator(op) ? row(op).successors : 0; }
