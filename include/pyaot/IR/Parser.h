//===- Parser.h - read IR text --------------------------------------------------===//
//
// The grammar is in docs/IR.md. What print() writes, parseModule() reads.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_PARSER_H
#define PYAOT_IR_PARSER_H

#include "pyaot/IR/Module.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace pyaot::ir {

/// The error is a LocatedError. The module is not verified.
llvm::Expected<std::unique_ptr<Module>> parseModule(llvm::MemoryBufferRef buffer);

} // namespace pyaot::ir

#endif
