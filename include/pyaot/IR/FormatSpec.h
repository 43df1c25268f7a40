//===- FormatSpec.h - parse format specs when compiling -----------------------===//
//
// Constant specs of f-strings are parsed when compiling, into the struct that the runtime reads (ABI/Layouts.h).
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_IR_FORMATSPEC_H
#define PYAOT_IR_FORMATSPEC_H

#include "pyaot/ABI/Layouts.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace pyaot::ir {

/// The meaning of a spec by the "Format Specification Mini-Language", as far as it is the same for int, float and str;
/// nothing if the text is not of that form (then the type's __format__ must look at it, and may raise).
std::optional<FormatSpec> parseFormatSpec(llvm::StringRef spec);

} // namespace pyaot::ir

#endif
