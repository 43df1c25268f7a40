//===- targets.h - what the fuzz targets share ---------------------------------===//
//
// Three libFuzzer targets, each going further than the one before:
//
//     marshal-fuzzer    the reader: header, marshal, tables of a code object
//     decoder-fuzzer    then every code object to text and to the canonical graph
//     frontend-fuzzer   then IR, verified, through the default pipeline, verified after each pass
//
// utils/fuzz.py builds them, gathers seeds, and runs them for some minutes. Bytes that are not a .pyc are an error with
// a word; a crash, a sanitizer's report, a failing verifier, ten seconds or half a gigabyte at once are findings. A
// finding's reduced input goes to Inputs/found, which damaged_files.test runs with the usual tools.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_TEST_FUZZ_TARGETS_H
#define PYAOT_TEST_FUZZ_TARGETS_H

#include "pyaot/Bytecode/PycReader.h"

/// The module in these bytes, or null.
inline std::unique_ptr<pyaot::bytecode::Module> readFuzzed(const uint8_t *data, size_t size) {
  llvm::StringRef bytes(reinterpret_cast<const char *>(data), size);
  auto module = pyaot::bytecode::readPyc(llvm::MemoryBufferRef(bytes, "fuzz.pyc"));
  if (module)
    return std::move(*module);
  llvm::consumeError(module.takeError());
  return nullptr;
}

#endif
