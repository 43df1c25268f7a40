//===- Version.h - what --version prints --------------------------------------===//
#ifndef PYAOT_DRIVER_VERSION_H
#define PYAOT_DRIVER_VERSION_H

#include <string>

namespace pyaot {

/// pyaot's version, LLVM's, and the CPython versions whose bytecode is accepted.
std::string versionText();

} // namespace pyaot

#endif
