//===- Python.h - the CPython that belongs to a program ----------------------------===//
//
// A .pyc is run by the CPython series that made it. That Python compiles the
// sources of the program, and its standard library is the program's. It is
// found by the files that CPython itself looks for, without starting it.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_DRIVER_PYTHON_H
#define PYAOT_DRIVER_PYTHON_H

#include "pyaot/Bytecode/Version.h"
#include "pyaot/Driver/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <optional>
#include <string>
#include <vector>

namespace pyaot {

/// An installed CPython.
struct PythonInstallation {
  std::string executable; ///< Empty: only the library is known (--stdlib).
  std::string library;    ///< The folder of os.py.
};

/// The installation of this series: --stdlib and --python if they are given, else a pythonX.Y on PATH or in one of the usual
/// places. Nothing: none is there.
std::optional<PythonInstallation> findPython(bytecode::PythonVersion version, const Options &options);

/// A source to compile, and what came of it.
struct SourceRequest {
  std::string path;
  std::string bytecode; ///< The whole .pyc.
  std::string problem;  ///< Why there is none: the text of a SyntaxError.
};

/// Compiles sources with one run of the Python of `version` (none: any that is accepted if --python names one, else 3.11).
/// Fails if no such Python can be had. What a source is called in its bytecode is its path made absolute, but not normalised,
/// as when CPython runs the file itself.
llvm::Error compileSources(llvm::MutableArrayRef<SourceRequest> requests, std::optional<bytecode::PythonVersion> version,
                           const Options &options);

} // namespace pyaot

#endif
