//===- Frame.h - frame objects -------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_EXCEPTIONS_FRAME_H
#define PYAOT_RUNTIME_EXCEPTIONS_FRAME_H

#include "Exceptions/Raise.h"

namespace pyaot::rt {

/// A place in a code object, as a Python object: compiled code has no frames, these are made from tracebacks.
struct Frame : Object {
  CodeInfo *code;
  uint32_t location;
};
PYAOT_KIND(Frame, Frame)

/// The line and columns of a location number; -1 where they are not known.
CodeLocation locationOf(const CodeInfo *code, uint32_t location);
/// The Python-visible code object (Functions/).
[[gnu::weak]] Value codeObjectOf(CodeInfo *code);

} // namespace pyaot::rt

#endif
