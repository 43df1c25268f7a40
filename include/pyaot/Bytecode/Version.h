//===- Version.h - the CPython versions whose bytecode is understood ---------===//
//
// A .pyc names its version only by the magic number. Nothing outside of the
// Bytecode library decides by version, except where a runtime's *behaviour*
// follows the version of the program (messages, annotations).
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_VERSION_H
#define PYAOT_BYTECODE_VERSION_H

#include <cstdint>
#include <optional>
#include <string>

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

/// The series that are accepted: "3.8, 3.9, ...".
std::string acceptedVersions();

/// Why `magic` is refused, for a person: "is of CPython 3.7, too old (accepted: 3.8 (3413), ...)".
std::string describeUnknownMagic(uint16_t magic);

} // namespace pyaot::bytecode

#endif
