//===- Frame.cpp - what runs now, as Python sees it -------------------------------------===//
//
// Compiled code keeps one word for each level of calls (ThreadState::frameTop):
// the row of its table of locations where it is. Everything that a frame tells
// comes from there; local variables are in registers and cannot be seen. Python
// reference: "Frame objects"; library, "sys._getframe".
//
//===----------------------------------------------------------------------===//
#include "Exceptions/Frame.h"
#include "Builtins/Builtins.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"

#include <cstdio>

namespace pyaot::rt {

namespace {

constinit ClassBodyFrame *classBodies = nullptr;

Frame *frame(Value v) { return as<Frame>(v); }

bool isActive(const Frame *f) {
  return f->slot && f->slot >= thread.frameTop && f->slot < thread.frameBase && *f->slot && codeOf(*f->slot) == f->code;
}

Frame *frameOfSlot(FrameSlot *slot) {
  return makeFrame(codeOf(*slot), (*slot)->flags >> kLocationFlagBits, slot);
}

Value getCode(Value self) { return codeObjectOf(frame(self)->code); }
Value getLine(Value self) {
  int32_t line = lineOf(frame(self));
  return line < 0 ? kNone : smallInt(line);
}
Value getLastInstruction(Value self) {
  Frame *f = frame(self);
  return smallInt(int64_t(isActive(f) ? (*f->slot)->flags >> kLocationFlagBits : f->location) * 2);
}
Value getGlobals(Value self) { return ModuleNamespace(frame(self)->code->module); }
Value getBuiltins(Value) { return valueOf(builtinsNamespace()); }
Value getBack(Value self) {
  Frame *f = frame(self);
  if (f->back == kUnset && f->slot && f->slot >= thread.frameTop)
    for (FrameSlot *slot = f->slot + 1; slot < thread.frameBase; ++slot)
      if (*slot) {
        store(f, &f->back, valueOf(frameOfSlot(slot)));
        break;
      }
  return f->back == kUnset ? kNone : f->back;
}
Value getLocals(Value self) {
  CodeInfo *code = frame(self)->code;
  if (code->flags & CodeInfo::kIsModule)
    return ModuleNamespace(code->module);
  for (ClassBodyFrame *body = classBodies; body; body = body->outer)
    if (body->slot == frame(self)->slot)
      return body->locals;
  return raise(types::NotImplementedError, "the local variables of a frame are not kept in compiled programs");
}
Value getTrace(Value) { return kNone; }
Status setTrace(Value, Value v) {
  if (v == kUnset || isNone(v))
    return kOk;
  return raise(types::NotImplementedError, "compiled programs cannot be traced");
}
Value getTraceLines(Value) { return kTrue; }

/// The variables of a suspended generator could be cleared; nobody can tell.
Value clear(Value self, Value *, size_t, Tuple *) {
  if (isActive(frame(self)))
    return raise(types::RuntimeError, "cannot clear an executing frame");
  return kNone;
}

Value reprOfFrame(Value self) {
  CodeInfo *code = frame(self)->code;
  char address[2 + 16 + 1];
  snprintf(address, sizeof address, "0x%llx", static_cast<unsigned long long>(self.bits));
  return formatText("<frame at %s, file %R, line %S, code %U>", address, valueOf(code->filename), getLine(self), code->name);
}

void traceFrame(Object *o, Tracer &t) { t.visit(static_cast<Frame *>(o)->back); }

constinit const NativeMethod frameMethods[] = {{"clear", clear, Arity::None}, {}};
constinit const NativeGetSet frameGetSets[] = {
    {"f_code", getCode},         {"f_lineno", getLine}, {"f_lasti", getLastInstruction}, {"f_globals", getGlobals},
    {"f_builtins", getBuiltins}, {"f_back", getBack},   {"f_locals", getLocals},         {"f_trace", getTrace, setTrace},
    {"f_trace_lines", getTraceLines}, {}};

} // namespace

Frame *makeFrame(CodeInfo *code, uint32_t location, FrameSlot *slot) {
  auto *f = allocate<Frame>(&shapes::Frame);
  f->code = code;
  f->location = location;
  f->slot = slot;
  f->back = kUnset;
  return f;
}

FrameSlot *frameSlot(int64_t depth) {
  for (FrameSlot *slot = thread.frameTop; slot < thread.frameBase; ++slot)
    if (*slot && depth-- == 0)
      return slot;
  return nullptr;
}

Frame *frameAt(int64_t depth) {
  FrameSlot *slot = frameSlot(depth);
  return slot ? frameOfSlot(slot) : nullptr;
}

int32_t lineOf(const Frame *f) { return isActive(f) ? (*f->slot)->line : locationOf(f->code, f->location).line; }

ClassBodyFrame::ClassBodyFrame(FrameSlot *slot, Value locals) : slot(slot), locals(locals), outer(classBodies) {
  classBodies = this;
}
ClassBodyFrame::~ClassBodyFrame() { // threads may have put others in front
  for (ClassBodyFrame **link = &classBodies; *link; link = &(*link)->outer)
    if (*link == this) {
      *link = outer;
      return;
    }
}

constinit const TypeDefinition definitions::Frame = {
    .slots = {.repr = reprOfFrame, .trace = traceFrame},
    .methods = frameMethods,
    .getSets = frameGetSets,
    .instanceSize = sizeof(rt::Frame),
};

} // namespace pyaot::rt
