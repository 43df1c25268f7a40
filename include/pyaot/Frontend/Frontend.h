//===- Frontend.h - from canonical bytecode to IR -----------------------------===//
//
// The only entry to the library: a code object with all that are nested in it becomes one IR module. How, is at the
// head of lib/Frontend/FunctionBuilder.h and in docs/Lowering.md.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_FRONTEND_FRONTEND_H
#define PYAOT_FRONTEND_FRONTEND_H

#include "pyaot/Bytecode/CodeObject.h"
#include "pyaot/IR/Module.h"
#include "pyaot/Support/Diagnostics.h"
#include "llvm/Support/Error.h"

namespace pyaot::frontend {

/// What a code object does not say about its module.
struct Options {
  /// `__name__` of the module.
  llvm::StringRef moduleName = "__main__";
  bool isPackage = false;
  /// What replaces co_filename, as importlib does for modules that have a source; empty: nothing.
  llvm::StringRef fileName;
};

/// The IR of a module's body and of every code object in it: verified-clean, not yet optimised, generators not yet
/// lowered. Fails for broken bytecode; what the compiler does not support becomes raise_unsupported and a diagnostic.
llvm::Expected<std::unique_ptr<ir::Module>> buildModule(const bytecode::CodeObject &code, const Options &options,
                                                        DiagnosticEngine &diagnostics);

} // namespace pyaot::frontend

#endif
