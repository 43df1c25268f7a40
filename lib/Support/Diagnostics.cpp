//===- Diagnostics.cpp - located messages of every stage --------------------===//

#include "pyaot/Support/Diagnostics.h"
#include "llvm/Support/raw_ostream.h"

using namespace pyaot;

char LocatedError::ID = 0;

static llvm::StringRef severityName(Severity severity) {
  switch (severity) {
  case Severity::Note:
    return "note";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  llvm_unreachable("all severities are named");
}

void Diagnostic::print(llvm::raw_ostream &os) const {
  if (!file.empty()) {
    os << file << ':';
    if (location.line >= 0) {
      os << location.line << ':';
      if (location.column >= 0)
        os << location.column + 1 << ':';
    }
    os << ' ';
  }
  os << severityName(severity) << ": " << message << '\n';
}

void LocatedError::log(llvm::raw_ostream &os) const { diagnostic_.print(os); }

llvm::Error pyaot::makeError(llvm::StringRef file, const llvm::Twine &message, SourceLocation location) {
  return llvm::make_error<LocatedError>(Diagnostic{Severity::Error, file.str(), location, message.str()});
}

void DiagnosticEngine::report(Severity severity, llvm::StringRef file, SourceLocation location,
                              const llvm::Twine &message) {
  errors_ += severity == Severity::Error;
  diagnostics_.push_back({severity, file.str(), location, message.str()});
}

void DiagnosticEngine::report(llvm::Error error) {
  llvm::handleAllErrors(
      std::move(error),
      [&](const LocatedError &located) {
        errors_ += located.diagnostic().severity == Severity::Error;
        diagnostics_.push_back(located.diagnostic());
      },
      [&](const llvm::ErrorInfoBase &other) { this->error("", {}, other.message()); });
}

void DiagnosticEngine::print(llvm::raw_ostream &os) const {
  for (const Diagnostic &d : diagnostics_)
    d.print(os);
}
