//===- Traceback.cpp - where an exception has passed ------------------------------------===//
//
// Every call that an exception leaves adds one entry (code object, location
// number) in front of the exception's traceback. Frames are made only when a
// program asks for them; they know where they are, not what their locals were.
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Exceptions/ExceptionTypes.h"
#include "Exceptions/Frame.h"
#include "Numbers/Int.h"

#include <cstdio>

namespace pyaot {

void rt::AddTraceback(CodeInfo *code, uint32_t location) {
  Value exception = thread.pending;
  auto *entry = allocate<Traceback>(&shapes::Traceback);
  BaseException *e = exceptionOf(exception);
  entry->code = code;
  entry->location = location;
  entry->next = e->traceback;
  entry->frame = kUnset;
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
  if (entry->frame == kUnset) {
    auto *frame = allocate<Frame>(&shapes::Frame);
    frame->code = entry->code;
    frame->location = entry->location;
    store(entry, &entry->frame, valueOf(frame));
  }
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

// --- Frames ---------------------------------------------------------------------------------------------------------

static Value getCode(Value self) {
  if (!codeObjectOf)
    return raise(types::NotImplementedError, "code objects are not supported");
  return codeObjectOf(as<Frame>(self)->code);
}
static Value getFrameLine(Value self) {
  int32_t line = locationOf(as<Frame>(self)->code, as<Frame>(self)->location).line;
  return line < 0 ? kNone : smallInt(line);
}
static Value getGlobals(Value self) { return ModuleNamespace(as<Frame>(self)->code->module); }
static Value getBack(Value) { return kNone; }
static Value getLocals(Value self) {
  CodeInfo *code = as<Frame>(self)->code;
  if (code->flags & CodeInfo::kIsModule)
    return ModuleNamespace(code->module);
  return raise(types::NotImplementedError, "the local variables of a frame are not kept in compiled programs");
}
static Value reprOfFrame(Value self) {
  CodeInfo *code = as<Frame>(self)->code;
  char address[2 + 16 + 1];
  snprintf(address, sizeof address, "0x%llx", static_cast<unsigned long long>(self.bits));
  return formatText("<frame at %s, file %R, line %S, code %U>", address, valueOf(code->filename), getFrameLine(self),
                    code->name);
}

static constinit const NativeGetSet frameGetSets[] = {{"f_code", getCode},       {"f_lineno", getFrameLine},
                                                      {"f_globals", getGlobals}, {"f_back", getBack},
                                                      {"f_locals", getLocals},   {}};

constinit const TypeDefinition definitions::Frame = {
    .slots = {.repr = reprOfFrame},
    .getSets = frameGetSets,
    .instanceSize = sizeof(rt::Frame),
};

} // namespace rt
} // namespace pyaot
