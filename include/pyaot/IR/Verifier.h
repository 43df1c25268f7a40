//===- Verifier.h - is this IR well formed? -----------------------------------===//
//
// The invariants stand in English at the head of Verifier.cpp.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_VERIFIER_H
#define PYAOT_IR_VERIFIER_H

#include "llvm/Support/Error.h"

namespace pyaot::ir {

class Module;
class Function;

/// Success, or an error with one line per broken invariant.
llvm::Error verify(const Function &function);
llvm::Error verify(const Module &module);

} // namespace pyaot::ir

#endif
