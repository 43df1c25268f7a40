//===- marshal_fuzzer.cpp - libFuzzer target: the reader of .pyc files ---------===//

#include "targets.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  readFuzzed(data, size);
  return 0;
}
