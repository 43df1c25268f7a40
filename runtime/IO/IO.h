//===- IO.h - files as native code uses them ----------------------------------------===//
#ifndef PYAOT_RUNTIME_IO_IO_H
#define PYAOT_RUNTIME_IO_IO_H

#include "Classes/Type.h"

#include <string_view>

namespace pyaot::rt {

// The builtin functions print, input and open, for the table of builtins (Arity::Keywords).
Value builtinPrint(Value self, Value *args, size_t nargs, Tuple *keywordNames);
Value builtinInput(Value self, Value *args, size_t nargs, Tuple *keywordNames);
Value builtinOpen(Value self, Value *args, size_t nargs, Tuple *keywordNames);

/// sys.stdin, sys.stdout, sys.stderr: their current values (a program may replace them), kUnset if deleted.
Value standardInput();
Value standardOutput();
Value standardError();
void setStandardFile(int which, Value file); ///< 0: stdin, 1: stdout, 2: stderr; kUnset deletes.

/// Makes the three files; they are sys.__stdin__, ... as well.
void initialiseIO();
Value originalStandardFile(int which);
Value *standardFileCell(int which); ///< Where sys.stdin, ... live.
/// Flushes stdout and stderr and closes all open files; false = flushing stdout failed (reported; exit status 120).
bool finishIO();

/// Writes text to sys.stderr, if that works; never raises. For tracebacks.
void writeError(const Str *text);
void writeError(std::string_view utf8);

} // namespace pyaot::rt

#endif
