//===- Disassembler.h - a .pyc as text ---------------------------------------===//
//
// The text form of what the Bytecode library reads, for people and tests.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_DISASSEMBLER_H
#define PYAOT_BYTECODE_DISASSEMBLER_H

#include "pyaot/Bytecode/PycReader.h"

namespace pyaot::bytecode {

/// Writes one code object: its facts, its instructions with operands, meanings and source ranges, and its exception
/// table. With `showsCanonical` the nodes of the canonical graph stand under the instructions that they come from.
/// The error, if the code is malformed, is that of lower(); what could be read is written.
llvm::Error disassemble(llvm::raw_ostream &os, const CodeObject &code, bool showsCanonical);

/// One line with the facts of the header.
void printHeader(llvm::raw_ostream &os, const Module &module);

} // namespace pyaot::bytecode

#endif
