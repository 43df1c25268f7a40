//===- Version.h - what --version and --list-support print --------------------===//
#ifndef PYAOT_DRIVER_VERSION_H
#define PYAOT_DRIVER_VERSION_H

#include <string>

namespace pyaot {

/// pyaot's version, LLVM's, and the CPython versions whose bytecode is accepted.
std::string versionText();

/// What --list-support prints, from the tables: versions, opcodes, builtins, modules, and what is not supported.
std::string supportText();

} // namespace pyaot

#endif
