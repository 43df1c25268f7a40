//===- Diagnostics.h - located messages of every stage ----------------------===//
//
// One form for all that the compiler says about its input:
//
//     file:line:col: error: text
//
// A stage that can fail returns llvm::Expected and makes its error with
// makeError(); a stage that only has something to remark reports to the
// DiagnosticEngine that its caller owns. Line and column are left out where
// they are not known (a broken .pyc has byte offsets only, which stand in the
// text).
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_SUPPORT_DIAGNOSTICS_H
#define PYAOT_SUPPORT_DIAGNOSTICS_H

#include "pyaot/Support/SourceLocation.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
}

namespace pyaot {

/// An error ends in exit status 1; a warning or note does not.
enum class Severity : uint8_t { Note, Warning, Error };

/// One message. Owns its text, so it may outlive the file it speaks of.
struct Diagnostic {
  Severity severity = Severity::Error;
  std::string file; ///< empty: the message is about no file (a wrong option)
  SourceLocation location;
  std::string message;

  /// Prints `file:line:col: error: text` and a newline. Columns are printed counted from 1, as editors do.
  void print(llvm::raw_ostream &os) const;
};

/// An llvm::Error that carries a Diagnostic; what every library of the compiler fails with on bad input.
class LocatedError : public llvm::ErrorInfo<LocatedError> {
public:
  static char ID;

  explicit LocatedError(Diagnostic diagnostic) : diagnostic_(std::move(diagnostic)) {}

  const Diagnostic &diagnostic() const { return diagnostic_; }
  void log(llvm::raw_ostream &os) const override;
  std::error_code convertToErrorCode() const override { return llvm::inconvertibleErrorCode(); }

private:
  Diagnostic diagnostic_;
};

/// An error about `file` at `location` (default: not known).
llvm::Error makeError(llvm::StringRef file, const llvm::Twine &message, SourceLocation location = {});

/// Collects what the stages report, in order. Owned by the driver or tool; not thread safe.
class DiagnosticEngine {
public:
  /// With `strict`, what the compiler does not support is an error instead of a warning.
  explicit DiagnosticEngine(bool strict = false) : strict_(strict) {}

  void report(Severity severity, llvm::StringRef file, SourceLocation location, const llvm::Twine &message);
  void error(llvm::StringRef file, SourceLocation location, const llvm::Twine &message) {
    report(Severity::Error, file, location, message);
  }
  void warning(llvm::StringRef file, SourceLocation location, const llvm::Twine &message) {
    report(Severity::Warning, file, location, message);
  }
  /// The program can be compiled, but this place of it will raise when it is reached.
  void unsupported(llvm::StringRef file, SourceLocation location, const llvm::Twine &message) {
    report(strict_ ? Severity::Error : Severity::Warning, file, location, message);
  }
  /// Consumes `error`: located ones keep their place, others become an error without one.
  void report(llvm::Error error);

  bool hasErrors() const { return errors_ != 0; }
  const std::vector<Diagnostic> &diagnostics() const { return diagnostics_; }
  void print(llvm::raw_ostream &os) const;

private:
  std::vector<Diagnostic> diagnostics_;
  size_t errors_ = 0;
  bool strict_;
};

} // namespace pyaot

#endif
