//===- Traceback.cpp - where an exception has passed ------------------------------------===//
//
// Every call that an exception leaves adds one entry (code object, location
// number) in front of the exception's traceback.
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Exceptions/ExceptionTypes.h"
#include "Exceptions/Frame.h"
#include "Numbers/Int.h"

namespace pyaot {

void rt::AddTraceback(CodeInfo *code, uint32_t location) {
  Value exception = thread.pending;
  auto *entry = allocate<Traceback>(&shapes::Traceback);
  BaseException *e = exceptionOf(exception);
  entry->code = code;
  entry->location = location;
  entry->next = e->traceback;
  entry->frame = kUnset;
  entry->slot = thread.frameTop;
  if (location < code->numLocations)
    *thread.frameTop = &code->locations[location];
  store(e, &e->traceback, valueOf(entry));
}

namespace rt {

CodeLocation locationOf(const CodeInfo *code, uint32_t location) {
  if (location < code->numLocations)
    return code->locations[location];
  return {-1, -1, -1, -1, 0};
}

static void traceTraceback(Object *self, Tracer &tracer) {
  auto *entry = static_cast<Traceback *>(self);
  tracer.visit(entry->next);
  tracer.visit(entry->frame);
}

static Value getNext(Value self) { return as<Traceback>(self)->next; }
static Status setNext(Value self, Value value) {
  if (value == kUnset)
    return raise(types::TypeError, "can't delete tb_next attribute");
  if (!isNone(value) && !isKind<Traceback>(value))
    return raise(types::TypeError, "expected traceback object, got '%T'", value);
  for (Value v = value; !isNone(v); v = as<Traceback>(v)->next)
    if (v == self)
      return raise(types::ValueError, "traceback loop detected");
  store(objectOf(self), &as<Traceback>(self)->next, value);
  return kOk;
}

static Value getLine(Value self) {
  int32_t line = locationOf(as<Traceback>(self)->code, as<Traceback>(self)->location).line;
  return line < 0 ? kNone : smallInt(line);
}
static Value getLastInstruction(Value self) { return smallInt(as<Traceback>(self)->location * 2); }

Value frameOf(Traceback *entry) {
  if (entry->frame == kUnset)
    store(entry, &entry->frame, valueOf(makeFrame(entry->code, entry->location, entry->slot)));
  return entry->frame;
}
static Value getFrame(Value self) { return frameOf(as<Traceback>(self)); }

static constinit const NativeGetSet tracebackGetSets[] = {
    {"tb_next", getNext, setNext}, {"tb_lineno", getLine}, {"tb_lasti", getLastInstruction}, {"tb_frame", getFrame}, {}};

constinit const TypeDefinition definitions::Traceback = {
    .slots = {.trace = traceTraceback},
    .getSets = tracebackGetSets,
    .doc = "Create a new traceback object.",
    .instanceSize = sizeof(rt::Traceback),
};

} // namespace rt
} // namespace pyaot
