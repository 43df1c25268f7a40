//===- Compile.h - the whole way from an input file to an output file ------------===//
//
// The stages one after the other, for all modules of a program. Everything else of the Driver serves this.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_DRIVER_COMPILE_H
#define PYAOT_DRIVER_COMPILE_H

#include "pyaot/Driver/Options.h"
#include "llvm/Support/Error.h"

namespace pyaot {

class DiagnosticEngine;

/// Compiles options.input as the options say. Warnings go to `diagnostics`; the error is a LocatedError.
llvm::Error compile(const Options &options, DiagnosticEngine &diagnostics);

} // namespace pyaot

#endif
