//===- Semantics.h - whose behaviour the program has ------------------------------===//
//
// The bytecode says which CPython compiled the program; where versions behave
// differently the program behaves as that one. This is the only question that
// the runtime asks about it.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_STARTUP_SEMANTICS_H
#define PYAOT_RUNTIME_STARTUP_SEMANTICS_H

#include "pyaot/ABI/RuntimeFunctions.h"

#include <string_view>

namespace pyaot::rt {

/// The program is of CPython 3.minor or newer.
inline bool semanticsAtLeast(unsigned minor) { return program.semanticsVersion >= (0x0300u | minor); }

/// Is there no attribute or builtin of this name in the program's version? `owner`: the type's name; "" for builtins.
bool isOfOtherVersion(const char *owner, std::string_view name);

/// How the program's version words an error text of 3.11 (a format of raise()).
const char *wordingOf(const char *format);

} // namespace pyaot::rt

#endif
