//===- TracebackText.h - how uncaught exceptions are written (private to Exceptions) ---===//
#ifndef PYAOT_RUNTIME_EXCEPTIONS_TRACEBACKTEXT_H
#define PYAOT_RUNTIME_EXCEPTIONS_TRACEBACKTEXT_H

#include "Exceptions/Raise.h"
#include "Strings/Str.h"

#include <string_view>

namespace pyaot::rt {

/// Text with a margin: inside exception groups every line starts with spaces and "| ".
struct TracebackWriter {
  StrBuilder out;
  int groupDepth = 0;

  void startLine(const char *margin = nullptr) {
    out.appendRepeated(' ', 2 * groupDepth);
    out.append(std::string_view(margin ? margin : groupDepth ? "| " : ""));
  }
};

/// The header and the entries of a traceback.
void writeTraceback(TracebackWriter &writer, Traceback *traceback, const char *headerMargin, const char *header);

/// The text of a line of a source file, without its newline; empty view with a null pointer if it cannot be read.
/// Valid until the next call.
std::string_view sourceLine(std::string_view filename, int32_t line);

/// What the carets under an expression single out: bytes [left, right) of `segment` are the operator of a binary
/// operation, or the subscript. False: nothing. With `isCall` (3.13): brackets of subscripts and calls whole.
bool findAnchors(std::string_view segment, size_t *left, size_t *right, bool *isCall = nullptr);
/// The source under an entry, as CPython 3.13 and newer show it.
void writeSourceLines(TracebackWriter &writer, std::string_view filename, const CodeLocation &where);

/// A top-level module of the standard library of the program's version (3.12 and newer).
bool isLibraryModule(std::string_view name);

/// The name that was probably meant, kUnset if none. Never raises.
Value suggestionFor(Value exception);

} // namespace pyaot::rt

#endif
