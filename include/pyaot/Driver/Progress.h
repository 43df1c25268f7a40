//===- Progress.h - how far a build is, and what it made --------------------------===//
//
// The bar is for a person who waits: on a terminal, after a second. The report
// is for programs.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_DRIVER_PROGRESS_H
#define PYAOT_DRIVER_PROGRESS_H

#include "pyaot/Driver/Program.h"
#include "llvm/Support/Error.h"

#include <chrono>

namespace pyaot {

/// A line on standard error that counts modules. Not thread safe.
class Progress {
public:
  Progress(size_t total, bool enabled);
  void done();
  /// Removes the line.
  void clear();

private:
  std::chrono::steady_clock::time_point start_;
  size_t total_, count_ = 0;
  bool enabled_, isShown_ = false;
};

/// --report: the modules with their origin, sizes and times, and what was not resolved or is not supported.
llvm::Error writeReport(const Program &program, llvm::ArrayRef<std::string> objects, const Options &options);

} // namespace pyaot

#endif
