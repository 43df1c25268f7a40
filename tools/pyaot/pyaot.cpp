//===- pyaot.cpp - the compiler's main -------------------------------------------===//
//
// Options in, one file out. The whole way is in Driver/Compile.h.
//
//===----------------------------------------------------------------------===//
#include "pyaot/Driver/Compile.h"
#include "pyaot/Driver/ObjectCache.h"
#include "pyaot/Driver/Options.h"
#include "pyaot/Support/Diagnostics.h"

#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/raw_ostream.h"

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  int exitCode = 0;
  std::optional<pyaot::Options> options = pyaot::parseOptions(argc, argv, &exitCode);
  if (!options)
    return exitCode;

  if (options->clearCache) {
    if (!pyaot::ObjectCache::clear(*options)) {
      llvm::errs() << "error: the cache cannot be read\n";
      return 1;
    }
    if (options->input.empty())
      return 0;
  }
  pyaot::DiagnosticEngine diagnostics(options->strict);
  if (llvm::Error error = pyaot::compile(*options, diagnostics))
    diagnostics.report(std::move(error));
  diagnostics.print(llvm::errs());
  return diagnostics.hasErrors() ? 1 : 0;
}
