//===- Passes.h - passes and pipelines ------------------------------------------===//
//
// The passes are rows of Passes.def. A pass is a function; the order of a pipeline is a list of flags, so that tests
// and the command line can run any.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_TRANSFORMS_PASSES_H
#define PYAOT_TRANSFORMS_PASSES_H

#include "pyaot/IR/Module.h"
#include "llvm/Support/Error.h"

namespace pyaot::transforms {

#define IR_PASS(Pass, Flag, Meaning) bool Pass(ir::Function &function);
#define IR_MODULE_PASS(Pass, Flag, Meaning) bool Pass(ir::Module &module);
#include "pyaot/Transforms/Passes.def"

/// What runPasses() does besides.
struct PassOptions {
  bool verifyEach = true;         ///< The verifier runs after every pass; a failure names the pass.
  bool printAfterAll = false;     ///< To stderr.
  bool timePasses = false;        ///< To stderr, at the end.
};

/// Runs the passes named in a comma-separated list, in order.
llvm::Error runPasses(ir::Module &module, llvm::StringRef pipeline, const PassOptions &options = {});

/// What -O0 needs: simplification and lower-generators. CodeGen takes nothing less.
llvm::Error runDefaultPipeline(ir::Module &module, unsigned optLevel, const PassOptions &options = {});

/// "flag - one line" for each pass.
void listPasses(llvm::raw_ostream &os);

} // namespace pyaot::transforms

#endif
