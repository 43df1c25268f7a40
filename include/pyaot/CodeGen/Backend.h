//===- Backend.h - LLVM's part: optimise and emit ---------------------------------===//
//
// What is the same for any front end: a target machine, linking of the inline bitcode, LLVM's pipeline, machine code.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_CODEGEN_BACKEND_H
#define PYAOT_CODEGEN_BACKEND_H

#include "llvm/Support/Error.h"
#include "llvm/Target/TargetMachine.h"

#include <memory>
#include <string>

namespace llvm {
class Module;
}

namespace pyaot {

/// The target machine for a triple (or architecture; empty: this machine) and processor (empty: baseline; "native").
llvm::Expected<std::unique_ptr<llvm::TargetMachine>> createTargetMachine(llvm::StringRef target, llvm::StringRef cpu,
                                                                         unsigned optLevel);

/// Links the inline fast paths that `module` uses ("rt.inline.*", bitcode of runtime/Inline) into it as
/// internal functions. Does nothing where the bitcode is for another architecture.
llvm::Error linkInlinePaths(llvm::Module &module);
/// True if this build's inline bitcode fits `triple`.
bool haveInlinePaths(const llvm::Triple &triple);

/// Runs LLVM's pipeline of the level. Level 0 does nothing.
void optimise(llvm::Module &module, llvm::TargetMachine &machine, unsigned optLevel, bool verify);

/// Assembly or object code of the module.
llvm::Expected<std::string> emitCode(llvm::Module &module, llvm::TargetMachine &machine, llvm::CodeGenFileType type);

} // namespace pyaot

#endif
