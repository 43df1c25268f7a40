//===- Options.h - what the command line asks for ----------------------------===//
//
// A plain struct, so that no stage knows how the command line is written.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_DRIVER_OPTIONS_H
#define PYAOT_DRIVER_OPTIONS_H

#include <optional>
#include <string>
#include <vector>

namespace pyaot {

/// The stage after which compilation stops, and so what the output is.
enum class Emit { Executable, Object, Assembly, LLVM, IR, Bytecode };

/// The command line, parsed.
struct Options {
  std::string input;
  std::string output; ///< Empty: a name made from the input; "-": standard output.
  Emit emit = Emit::Executable;
  unsigned optLevel = 2;
  bool debugInfo = false;
  bool staticLink = false;
  bool strict = false;
  bool verbose = false;
  bool timePasses = false;
  bool printAfterAll = false;
  bool verifyEach = false;
  bool useCache = true;
  bool clearCache = false;
  unsigned jobs = 0;       ///< Threads that make machine code; 0: one for each processor.
  unsigned libraryLevel = 0; ///< Optimisation of the standard library, if optLevel is not lower.
  std::string cacheDir;    ///< Empty: from the environment.
  std::string report;      ///< JSON file about the build; empty: none.
  std::string target; ///< LLVM triple or architecture; empty: this machine.
  std::string cpu;    ///< Empty: the architecture's baseline.
  std::string python; ///< The interpreter that compiles .py input; empty: looked for.
  std::string stdlib; ///< The folder of the standard library; empty: that of the Python that made the input.
  std::vector<std::string> includeModules; ///< Imported by names that cannot be seen.
  std::string passes; ///< Names with commas between them; empty: the pipeline of optLevel.
};

/// Parses the command line. No value: the program is to end with *exitCode (help, version, wrong usage; all is printed).
std::optional<Options> parseOptions(int argc, char **argv, int *exitCode);

} // namespace pyaot

#endif
