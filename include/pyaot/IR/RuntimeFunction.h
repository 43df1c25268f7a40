//===- RuntimeFunction.h - the runtime's functions as an enum ---------------===//
//
// RuntimeFunctions.def as an enum, so that the IR and CodeGen can speak of a runtime function without a string.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_RUNTIMEFUNCTION_H
#define PYAOT_IR_RUNTIMEFUNCTION_H

#include "pyaot/ABI/RuntimeEffects.h"
#include "llvm/ADT/StringRef.h"

namespace pyaot::ir {

/// A row of RuntimeFunctions.def, or None.
enum class RuntimeFn : uint16_t {
  None,
#define RUNTIME_FN(Name, Signature, Effects) Name,
#include "pyaot/ABI/RuntimeFunctions.def"
};

/// The name in the row ("Add"); empty for None.
llvm::StringRef runtimeFunctionName(RuntimeFn fn);
/// Flags of pyaot::effects.
uint32_t runtimeFunctionEffects(RuntimeFn fn);

} // namespace pyaot::ir

#endif
