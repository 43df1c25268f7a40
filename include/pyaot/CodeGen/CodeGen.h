//===- CodeGen.h - from IR to LLVM IR -----------------------------------------------===//
//
// A dictionary, nothing clever: each instruction becomes the call that its row
// in Instrs.def names, or a few LLVM instructions; constants and code objects
// become static data. What an operation's fast path is stands in
// runtime/Inline, not here.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_CODEGEN_CODEGEN_H
#define PYAOT_CODEGEN_CODEGEN_H

#include "llvm/IR/Module.h"

#include <memory>
#include <string>
#include <vector>

namespace pyaot::ir {
class Module;
}

namespace pyaot {

/// What generateLLVM() is asked for.
struct CodeGenOptions {
  bool useInlinePaths = true; ///< Call "rt.inline.X" where there is one.
  bool debugInfo = false;     ///< DWARF lines of the Python source.
  bool coldBodies = false;    ///< Bodies of modules and classes run once, and are worth no optimisation.
  bool isMain = true;         ///< Also define "pyaot.program".
  /// For the main module: the names of all modules of the program, its own first. Empty: only itself.
  std::vector<std::string> programModules;
  /// Native modules that are linked in though no import names them.
  std::vector<std::string> nativeModules;
  uint32_t semanticsVersion = 0x030B;
};

/// `module` must have been through transforms::runDefaultPipeline. The result carries the triple and data layout given.
std::unique_ptr<llvm::Module> generateLLVM(ir::Module &module, llvm::LLVMContext &context, const std::string &triple,
                                           const llvm::DataLayout &layout, const CodeGenOptions &options);

} // namespace pyaot

#endif
