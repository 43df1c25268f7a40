//===- Frame.h - frame objects -------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_EXCEPTIONS_FRAME_H
#define PYAOT_RUNTIME_EXCEPTIONS_FRAME_H

#include "Exceptions/Raise.h"

namespace pyaot::rt {

/// A level of calls as a Python object, made when somebody asks. While that level runs, its word of the frame stack
/// tells where it is; afterwards the frame remembers where it was when it was made.
struct Frame : Object {
  CodeInfo *code;
  uint32_t location;
  FrameSlot *slot; ///< Null: a generator that does not run.
  Value back;      ///< Made when asked for; kUnset.
};
PYAOT_KIND(Frame, Frame)

Frame *makeFrame(CodeInfo *code, uint32_t location, FrameSlot *slot);
/// The n-th level of Python code, the running one being 0; null if there are not so many.
FrameSlot *frameSlot(int64_t depth);
/// frameSlot() as a frame object; null without an exception if there is none.
Frame *frameAt(int64_t depth);
/// The line where a level is.
int32_t lineOf(const Frame *frame);

/// The line and columns of a location number; -1 where they are not known.
CodeLocation locationOf(const CodeInfo *code, uint32_t location);
/// The Python-visible code object (Functions/).
[[gnu::weak]] Value codeObjectOf(CodeInfo *code);

/// While the body of a class runs: what f_locals of its frame is.
struct ClassBodyFrame {
  FrameSlot *slot;
  Value locals;
  ClassBodyFrame *outer;
  ClassBodyFrame(FrameSlot *slot, Value locals);
  ~ClassBodyFrame();
};

} // namespace pyaot::rt

#endif
