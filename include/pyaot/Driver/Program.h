//===- Program.h - the modules of one program ------------------------------------===//
//
// From the input file to the IR of every module that it imports, directly or
// through others: the import statements say what may be needed. Modules are
// looked for beside the input, then in the standard library of the Python that
// made the input.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_DRIVER_PROGRAM_H
#define PYAOT_DRIVER_PROGRAM_H

#include "pyaot/Bytecode/PycReader.h"
#include "pyaot/Driver/ModuleFinder.h"
#include "pyaot/Driver/Options.h"
#include "pyaot/IR/Module.h"
#include "pyaot/Support/Diagnostics.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>
#include <vector>

namespace pyaot {

/// One Python module of a program.
struct ProgramModule {
  std::string name; ///< Dotted; "__main__" for the input.
  std::string path; ///< Where its bytecode or source was found.
  FoundModule found;
  std::unique_ptr<llvm::MemoryBuffer> buffer;
  std::unique_ptr<bytecode::Module> bytecode;
  std::unique_ptr<ir::Module> ir;
  bool wasCached = false; ///< Its machine code.
  double seconds = 0;     ///< That making the machine code took.
};

/// An import that leads to no module of the program.
struct UnresolvedImport {
  std::string importer, name;
  bool inTry; ///< The importer expects that it may fail.
};

/// All modules that are linked into one executable, from bytecode to IR.
class Program {
public:
  /// Reads the input, and with `followImports` what it imports. Imports that lead nowhere are reported as unsupported, but
  /// for those inside a `try` or in the standard library.
  static llvm::Expected<Program> load(const Options &options, DiagnosticEngine &diagnostics, bool followImports);

  /// The first one is the main module.
  std::vector<ProgramModule> modules;
  std::vector<UnresolvedImport> unresolved;
  /// What is not supported in modules of the standard library: not told to the user, who cannot change them.
  DiagnosticEngine libraryDiagnostics;
};

/// The bytecode of a file: .pyc as it is, .py by the Python at hand, "-" from standard input.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> readBytecode(llvm::StringRef path, const Options &options);

} // namespace pyaot

#endif
