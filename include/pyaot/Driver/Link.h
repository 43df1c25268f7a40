//===- Link.h - from an object file to an executable ----------------------------===//
#ifndef PYAOT_DRIVER_LINK_H
#define PYAOT_DRIVER_LINK_H

#include "pyaot/Driver/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/TargetParser/Triple.h"

namespace pyaot {

/// Links the object files with the runtime archive for `target` into an executable at `output`, with lld in this process.
/// Position independent, full RELRO, no executable stack; unreachable sections are dropped.
llvm::Error linkExecutable(llvm::ArrayRef<std::string> objects, llvm::StringRef output, const llvm::Triple &target,
                           const Options &options);

} // namespace pyaot

#endif
