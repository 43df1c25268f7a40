//===- decoder_fuzzer.cpp - libFuzzer target: bytecode to the canonical graph --===//

#include "targets.h"
#include "pyaot/Bytecode/Disassembler.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (auto module = readFuzzed(data, size))
    for (const bytecode::CodeObject *code : module->allCode())
      llvm::consumeError(bytecode::disassemble(llvm::nulls(), *code, /*showsCanonical=*/true));
  return 0;
}
