//===- pyc_fuzzer.cpp - libFuzzer target for the Bytecode library -------------===//
//
// Reads and lowers whatever bytes come. Built only with -DPYAOT_FUZZ=ON, in a
// build folder of its own:
//
//     cmake --preset release -B build-fuzz -DPYAOT_FUZZ=ON
//     ninja -C build-fuzz pyc-fuzzer
//     build-fuzz/bin/pyc-fuzzer CORPUS        (a folder of .pyc files to begin with)
//
//===----------------------------------------------------------------------===//

#include "pyaot/Bytecode/Disassembler.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  llvm::StringRef bytes(reinterpret_cast<const char *>(data), size);
  auto module = bytecode::readPyc(llvm::MemoryBufferRef(bytes, "fuzz.pyc"));
  if (!module) {
    llvm::consumeError(module.takeError());
    return 0;
  }
  for (const bytecode::CodeObject *code : (*module)->allCode())
    llvm::consumeError(bytecode::disassemble(llvm::nulls(), *code, /*showsCanonical=*/true));
  return 0;
}
