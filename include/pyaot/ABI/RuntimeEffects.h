//===- RuntimeEffects.h - the effects column of RuntimeFunctions.def ---------===//
//
// The flags stand alone here, because the compiler reads them and the runtime has no use for them.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_ABI_RUNTIMEEFFECTS_H
#define PYAOT_ABI_RUNTIMEEFFECTS_H

#include <cstdint>

namespace pyaot::effects {
enum : uint32_t {
  None = 0,
  Raises = 1,
  Allocs = 2,
  Reads = 4,
  Writes = 8,
  NoReturn = 16,
  Inline = 32,
  RunsPython = 64,
  Python = RunsPython | Raises | Allocs | Reads | Writes,
};
} // namespace pyaot::effects

#endif
