//===- Tables.h - decode location and exception tables ----------------------===//
//
// The packed tables of a code object, in every form that CPython 3.8 to 3.15
// stores. Both functions accept any bytes and say nothing but "malformed" of
// bad ones: the caller knows where in the file they stand.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_BYTECODE_TABLES_H
#define PYAOT_BYTECODE_TABLES_H

#include "pyaot/Bytecode/CodeObject.h"

namespace pyaot::bytecode {

/// Fills `code.locations` (one per code unit) from the line number or location table. False: malformed. Code units
/// that the table does not reach stay without location; what it says beyond the code is dropped.
bool decodeLocations(llvm::StringRef table, CodeObject &code);

/// Fills `code.exceptions` (3.11+), sorted and disjoint. False: malformed, or a range outside of the code.
bool decodeExceptions(llvm::StringRef table, CodeObject &code);

} // namespace pyaot::bytecode

#endif
