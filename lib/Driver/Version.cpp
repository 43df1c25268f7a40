//===- Version.cpp - what --version prints ------------------------------------===//
#include "pyaot/Driver/Version.h"

#include "pyaot/Bytecode/Version.h"

#include "llvm/Config/llvm-config.h"

std::string pyaot::versionText() {
  return "pyaot 0.1.0 (LLVM " LLVM_VERSION_STRING ")\nbytecode: CPython " + bytecode::acceptedVersions();
}
