//===- frontend_fuzzer.cpp - libFuzzer target: a .pyc to IR, and its pipeline --===//
//
// The front end may refuse bytecode, but what it builds must be well formed, and stay so.
//
//===----------------------------------------------------------------------===//

#include "targets.h"
#include "pyaot/Frontend/Frontend.h"
#include "pyaot/IR/Verifier.h"
#include "pyaot/Transforms/Passes.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;

static void mustSucceed(llvm::Error error) {
  if (!error)
    return;
  llvm::errs() << llvm::toString(std::move(error)) << '\n';
  abort();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  auto module = readFuzzed(data, size);
  if (!module)
    return 0;
  DiagnosticEngine diagnostics;
  auto ir = frontend::buildModule(module->code(), {}, diagnostics);
  if (!ir) {
    llvm::consumeError(ir.takeError());
    return 0;
  }
  mustSucceed(ir::verify(**ir));
  mustSucceed(transforms::runDefaultPipeline(**ir, 2));
  return 0;
}
