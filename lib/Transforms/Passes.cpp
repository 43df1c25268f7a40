//===- Passes.cpp - running passes ------------------------------------------------------------===//

#include "pyaot/Transforms/Passes.h"
#include "pyaot/IR/Verifier.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>

namespace pyaot::transforms {

using namespace ir;

namespace {

struct Pass {
  llvm::StringLiteral flag, meaning;
  bool (*onFunction)(Function &);
  bool (*onModule)(Module &);
};

constexpr Pass passes[] = {
#define IR_PASS(Run, Flag, Meaning) {Flag, Meaning, Run, nullptr},
#define IR_MODULE_PASS(Run, Flag, Meaning) {Flag, Meaning, nullptr, Run},
#include "pyaot/Transforms/Passes.def"
};

const Pass *findPass(llvm::StringRef flag) {
  for (const Pass &p : passes)
    if (p.flag == flag)
      return &p;
  return nullptr;
}

} // namespace

void listPasses(llvm::raw_ostream &os) {
  for (const Pass &p : passes)
    os << "  " << p.flag << " - " << p.meaning << '\n';
}

llvm::Error runPasses(Module &module, llvm::StringRef pipeline, const PassOptions &options) {
  llvm::SmallVector<llvm::StringRef, 8> flags;
  pipeline.split(flags, ',', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef flag : flags) {
    const Pass *pass = findPass(flag.trim());
    if (!pass)
      return llvm::createStringError(llvm::inconvertibleErrorCode(), "no pass is named '" + flag.trim() + "'");
    auto start = std::chrono::steady_clock::now();
    if (pass->onModule)
      pass->onModule(module);
    else
      for (auto &f : module.functions())
        pass->onFunction(*f);
    if (options.timePasses) {
      std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
      llvm::errs() << llvm::formatv("{0,8:F2} ms  {1}\n", time.count(), pass->flag);
    }
    if (options.printAfterAll) {
      llvm::errs() << "; after " << pass->flag << '\n';
      module.print(llvm::errs());
    }
    if (options.verifyEach)
      if (llvm::Error e = verify(module))
        return llvm::joinErrors(llvm::createStringError(llvm::inconvertibleErrorCode(),
                                                        "after the pass " + llvm::Twine(pass->flag) + ":"),
                                std::move(e));
  }
  return llvm::Error::success();
}

llvm::Error runDefaultPipeline(Module &module, unsigned optLevel, const PassOptions &options) {
  std::string flags = "fold-branches,trivial-args,definite-assignment,fold-branches,dce,merge-blocks,trivial-args,"
                      "prune-iterator-drops,lower-generators,fold-branches,dce,merge-blocks";
  if (optLevel >= 2)
    flags += ",trivial-args,inline-calls,fold-branches,dce,merge-blocks,trivial-args,specialise,merge-blocks,trivial-args,dce,merge-blocks";
  return runPasses(module, flags, options);
}

} // namespace pyaot::transforms
