//===- BaseException.cpp - what all exceptions have -------------------------------===//
//
// Python reference: library, "Built-in Exceptions", "Base classes".
//
//===----------------------------------------------------------------------===//
#include "Classes/Shapes.h"
#include "Containers/Containers.h"
#include "Exceptions/ExceptionTypes.h"

namespace pyaot::rt {

Value createException(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  Tuple *tuple = nargs ? makeTuple(args, nargs) : emptyTuple;
  auto *e = static_cast<BaseException *>(allocateInstance(cls));
  e->args = valueOf(tuple);
  e->traceback = e->context = e->cause = kNone;
  for (Value &field : e->fields)
    field = kUnset;
  return valueOf(e);
}

Status initialiseException(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "%T() takes no keyword arguments", self);
  BaseException *e = exceptionOf(self);
  // __new__ has put the same arguments there already, but for classes that pass others to super().__init__().
  Tuple *have = isExact<Tuple>(e->args) ? as<Tuple>(e->args) : nullptr;
  bool same = have && size_t(have->length) == nargs;
  for (size_t i = 0; same && i < nargs; ++i)
    same = have->items()[i] == args[i];
  if (!same)
    store(e, &e->args, valueOf(makeTuple(args, nargs)));
  return kOk;
}

Value strOfException(Value self) {
  Tuple *args = as<Tuple>(exceptionOf(self)->args);
  switch (args->length) {
  case 0: return valueOf(emptyStr);
  case 1: {
    Str *text = str(args->items()[0]);
    return text ? valueOf(text) : kError;
  }
  default: {
    Str *text = str(valueOf(args));
    return text ? valueOf(text) : kError;
  }
  }
}

static Value reprOfException(Value self) {
  Tuple *args = as<Tuple>(exceptionOf(self)->args);
  if (args->length == 1)
    return formatText("%U(%R)", typeOf(self)->name, args->items()[0]);
  return formatText("%U%R", typeOf(self)->name, valueOf(args));
}

static void traceException(Object *self, Tracer &tracer) {
  auto *e = static_cast<BaseException *>(self);
  tracer.visit(e->args);
  tracer.visit(e->traceback);
  tracer.visit(e->context);
  tracer.visit(e->cause);
  tracer.visit(e->fields, sizeof e->fields / sizeof(Value));
}

// --- Attributes ----------------------------------------------------------------------------------------------------

static Value getArgs(Value self) { return exceptionOf(self)->args; }
static Status setArgs(Value self, Value value) {
  if (value == kUnset)
    return raise(types::TypeError, "args may not be deleted");
  Tuple *tuple = tupleFrom(value);
  if (!tuple)
    return kRaised;
  store(objectOf(self), &exceptionOf(self)->args, valueOf(tuple));
  return kOk;
}

static Value getTraceback(Value self) { return exceptionOf(self)->traceback; }
static Status setTraceback(Value self, Value value) {
  if (value == kUnset)
    return raise(types::TypeError, "__traceback__ may not be deleted");
  if (!isNone(value) && !isKind<Traceback>(value))
    return raise(types::TypeError, "__traceback__ must be a traceback or None");
  store(objectOf(self), &exceptionOf(self)->traceback, value);
  return kOk;
}

static Value getContext(Value self) { return exceptionOf(self)->context; }
static Status setContext(Value self, Value value) {
  if (value == kUnset)
    return raise(types::TypeError, "__context__ may not be deleted");
  if (!isNone(value) && !isException(value))
    return raise(types::TypeError, "exception context must be None or derive from BaseException");
  store(objectOf(self), &exceptionOf(self)->context, value);
  return kOk;
}

static Value getCause(Value self) { return exceptionOf(self)->cause; }
static Status setCause(Value self, Value value) {
  if (value == kUnset)
    return raise(types::TypeError, "__cause__ may not be deleted");
  if (!isNone(value) && !isException(value))
    return raise(types::TypeError, "exception cause must be None or derive from BaseException");
  store(objectOf(self), &exceptionOf(self)->cause, value);
  exceptionOf(self)->suppressContext = 1;
  return kOk;
}

static Value getSuppressContext(Value self) { return boolValue(exceptionOf(self)->suppressContext); }
static Status setSuppressContext(Value self, Value value) {
  if (value == kUnset)
    return raise(types::TypeError, "can't delete numeric/char attribute");
  if (!isBool(value))
    return raise(types::TypeError, "attribute value type must be bool");
  exceptionOf(self)->suppressContext = value == kTrue;
  return kOk;
}

static constinit const NativeGetSet getSets[] = {
    {"args", getArgs, setArgs},
    {"__traceback__", getTraceback, setTraceback},
    {"__context__", getContext, setContext},
    {"__cause__", getCause, setCause},
    {"__suppress_context__", getSuppressContext, setSuppressContext},
    {},
};

// --- Methods -------------------------------------------------------------------------------------------------------

static Value withTraceback(Value self, Value *args, size_t, Tuple *) {
  return setTraceback(self, args[0]) == kRaised ? kError : self;
}

/// __notes__ is an ordinary attribute, made by the first add_note().
static Value addNote(Value self, Value *args, size_t, Tuple *) {
  if (!isStr(args[0]))
    return raise(types::TypeError, "note must be a str, not '%T'", args[0]);
  Value notes = getAttrOptional(self, names::__notes__);
  if (!notes)
    return kError;
  if (notes == kUnset) {
    notes = valueOf(newList());
    if (setAttr(self, names::__notes__, notes) == kRaised)
      return kError;
  }
  if (!isKind<List>(notes))
    return raise(types::TypeError, "Cannot add note: __notes__ is not a list");
  append(as<List>(notes), args[0]);
  return kNone;
}

Value notesOf(Value exception) {
  // Nearly always there are none: the look-up proper is for the rare rest.
  Object *object = objectOf(exception);
  bool isOwn = object->shape->slotsOffset && instanceGet(object, names::__notes__) != kUnset;
  if (!isOwn && lookupInType(typeOf(exception), names::__notes__) == kUnset &&
      typeOf(exception)->slots.getAttr == types::BaseException.slots.getAttr)
    return kUnset;
  Value notes = getAttrOptional(exception, names::__notes__);
  if (!notes) {
    clearPending();
    return kUnset;
  }
  return notes;
}

static Value reduce(Value self, Value *, size_t, Tuple *) {
  Value dict = getAttrOptional(self, names::__dict__);
  if (!dict)
    return kError;
  Value type = valueOf(typeOf(self));
  if (isKind<Dict>(dict) && as<Dict>(dict)->used)
    return valueOf(makeTuple({type, exceptionOf(self)->args, dict}));
  return valueOf(makeTuple({type, exceptionOf(self)->args}));
}

static Value setState(Value self, Value *args, size_t, Tuple *) {
  if (isNone(args[0]))
    return kNone;
  if (!isKind<Dict>(args[0]))
    return raise(types::TypeError, "state is not a dictionary");
  int64_t position = 0;
  Value key, value;
  while (nextEntry(as<Dict>(args[0]), &position, &key, &value))
    if (!isStr(key) || setAttr(self, as<Str>(key), value) == kRaised)
      return kError;
  return kNone;
}

static constinit const NativeMethod methods[] = {
    {"with_traceback", withTraceback, Arity::One, 1, 1, NativeMethod::Instance,
     "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", addNote, Arity::One, 1, 1, NativeMethod::Instance,
     "Exception.add_note(note) --\n    add a note to the exception"},
    {"__reduce__", reduce},
    {"__setstate__", setState, Arity::One, 1, 1},
    {},
};

constinit const TypeDefinition definitions::BaseException = {
    .slots = {.repr = reprOfException,
              .str = strOfException,
              .create = createException,
              .initialise = initialiseException,
              .trace = traceException},
    .methods = methods,
    .getSets = getSets,
    .doc = "Common base class for all exceptions",
    .instanceSize = sizeof(rt::BaseException),
};

} // namespace pyaot::rt
