//===- Decoder.h - bytes to source instructions ------------------------------===//
//
// The encoding, and nothing of the meaning: opcode numbers, EXTENDED_ARG,
// inline caches, jump distances of each version.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_DECODER_H
#define PYAOT_BYTECODE_DECODER_H

#include "pyaot/Bytecode/CodeObject.h"
#include "llvm/Support/Error.h"

namespace pyaot::bytecode {

/// The opcodes of all versions by name.
enum class SourceOp : uint8_t {
#define SOURCE_OP(NAME, RAISES, LOWERING) NAME,
#include "SourceOpcodes.def"
};
llvm::StringRef sourceOpName(SourceOp op);

/// What the operand counts or names; refined for a few opcodes by describeOperand.
enum class SourceOperand : uint8_t { None, Number, Const, Name, Slot, Deref, Jump };

/// One instruction; offsets in code units (two bytes).
struct SourceInstr {
  uint32_t unit;   ///< the first unit, EXTENDED_ARG prefixes included: what jumps name
  uint32_t opUnit; ///< the opcode proper: what exception tables and f_lasti name
  uint32_t next;   ///< after the inline caches
  SourceOp op;
  SourceOperand operand;
  uint32_t arg;
};

/// All instructions in the order of the bytes.
llvm::Expected<std::vector<SourceInstr>> decode(const CodeObject &code);

/// The unit that a jump goes to; outside of the code if the bytes are bad. Nothing for instructions that do not jump
/// (setting a block up counts as jumping).
std::optional<int64_t> jumpTarget(PythonVersion version, const SourceInstr &instr);

/// Writes what the operand means, such as `print` or `to 24`; nothing where the number says it all.
void describeOperand(llvm::raw_ostream &os, const CodeObject &code, const SourceInstr &instr);

/// A LocatedError about the instruction at `unit`.
llvm::Error codeError(const CodeObject &code, uint32_t unit, const llvm::Twine &message);

} // namespace pyaot::bytecode

#endif
