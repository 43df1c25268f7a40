//===- Version.h - the CPython versions whose bytecode is understood ---------===//
//
// A .pyc names its version only by the magic number. Nothing outside of the
// Bytecode library decides by version, except where a runtime's *behaviour*
// follows the version of the program (messages, annotations).
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_VERSION_H
#define PYAOT_BYTECODE_VERSION_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pyaot::bytecode {

/// A release series; ordered.
struct PythonVersion {
  uint8_t major = 0;
  uint8_t minor = 0;

  auto operator<=>(const PythonVersion &) const = default;
  std::string str() const { return std::to_string(major) + "." + std::to_string(minor); }
};

/// The series whose final releases write `magic`; nothing for alphas, betas and series that are not supported.
std::optional<PythonVersion> versionOfMagic(uint16_t magic);

/// An accepted series and the magic number of its final releases.
struct AcceptedVersion {
  PythonVersion version;
  uint16_t magic;
  bool isExperimental; ///< Known from a release candidate only.
};
llvm::ArrayRef<AcceptedVersion> acceptedVersions();
bool isExperimental(PythonVersion version);
/// "3.8, 3.9, ...", for a person.
std::string describeAcceptedVersions();

/// An opcode by name, and the series that have it.
struct OpcodeSupport {
  llvm::StringRef name;
  std::string versions; ///< "3.8 to 3.12"
  bool isTranslated;    ///< False: it is internal to CPython, no file contains it.
};
std::vector<OpcodeSupport> opcodeSupport();

/// Why `magic` is refused, for a person: "is of CPython 3.7, too old (accepted: 3.8 (3413), ...)".
std::string describeUnknownMagic(uint16_t magic);

} // namespace pyaot::bytecode

#endif
