//===- Local.cpp - _thread._local: attributes that each thread has for itself -----------------===//
//
// The attributes of a thread are in a dict of its own, found by the object; a subclass's
// __init__ runs again, with the arguments that the object was made with, when another
// thread first comes. Python reference: library, "threading, Thread-Local Data".
//
//===----------------------------------------------------------------------===//
#include "Classes/Descriptors.h"
#include "Classes/NativeType.h"
#include "Classes/TypeObject.h"
#include "Containers/Containers.h"
#include "Numbers/Int.h"
#include "Threads/Locks.h"
#include "Threads/Record.h"

namespace pyaot::rt {

namespace {

struct Local : Object {
  Value arguments, keywords; ///< A tuple, and a dict or kUnset: for __init__ in other threads.
};

Value keyOf(Value self) { return intFromUnsigned(self.bits); }

/// What this thread has of all such objects.
Dict *localsOfThread() {
  ThreadRecord *record = runningThread;
  if (!record->locals) {
    if (record == &mainRecord)
      addRoot(&mainRecord.locals); // The records of other threads are traced.
    record->locals = newDict();
  }
  return record->locals;
}

/// The dict of this thread, made when it comes for the first time; null = exception.
Dict *dictOf(Value self) {
  Dict *locals = localsOfThread();
  Value known = get(locals, keyOf(self));
  if (known != kUnset)
    return as<Dict>(as<Tuple>(known)->items()[0]);
  Dict *dict = newDict();
  // The object is kept with it: its address is the key.
  set(locals, keyOf(self), valueOf(makeTuple({valueOf(dict), self})));
  auto *local = as<Local>(self);
  Value init = lookupInType(typeOf(self), names::__init__);
  if (init != kUnset && init != lookupInType(&types::Object, names::__init__)) {
    Value method = bind(init, self, typeOf(self));
    Value made = method ? rt::CallEx(method, local->arguments, local->keywords) : kError;
    if (!made) {
      Value exception = takePending();
      remove(locals, keyOf(self));
      restorePending(exception);
      return nullptr;
    }
  }
  return dict;
}

Value getAttribute(Value self, Str *name) {
  Dict *dict = dictOf(self);
  if (!dict)
    return kError;
  if (equalStr(name, "__dict__"))
    return valueOf(dict);
  Value inType = lookupInType(typeOf(self), name);
  if (inType != kUnset && typeOf(inType)->slots.descriptorSet)
    return bind(inType, self, typeOf(self));
  Value v = getStr(dict, name);
  if (v != kUnset)
    return v;
  if (inType != kUnset)
    return bind(inType, self, typeOf(self));
  return raiseAttributeError(self, name, "'%T' object has no attribute '%U'", self, name);
}
Status setAttribute(Value self, Str *name, Value value) {
  Dict *dict = dictOf(self);
  if (!dict)
    return kRaised;
  if (equalStr(name, "__dict__"))
    return raiseAttributeError(self, name, "'%T' object attribute '__dict__' is read-only", self);
  Value inType = lookupInType(typeOf(self), name);
  if (inType != kUnset)
    if (auto setter = typeOf(inType)->slots.descriptorSet)
      return setter(inType, self, value);
  if (value != kUnset) {
    setStr(dict, intern(name), value);
    return kOk;
  }
  Status was = remove(dict, valueOf(name));
  if (was == 0)
    return raiseAttributeError(self, name, "'%T' object has no attribute '%U'", self, name);
  return was < 0 ? kRaised : kOk;
}

Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  bool hasKeywords = keywordNames && keywordNames->length;
  if ((nargs || hasKeywords) && lookupInType(cls, names::__init__) == lookupInType(&types::Object, names::__init__))
    return raise(types::TypeError, "Initialization arguments are not supported");
  auto *local = static_cast<Local *>(allocateInstance(cls));
  local->arguments = local->keywords = kUnset;
  local->arguments = valueOf(makeTuple(args, nargs));
  if (hasKeywords) {
    Dict *keywords = newDict();
    local->keywords = valueOf(keywords);
    for (int64_t i = 0; i < keywordNames->length; ++i)
      setStr(keywords, as<Str>(keywordNames->items()[i]), args[nargs + size_t(i)]);
  }
  // In this thread the class calls __init__ itself.
  set(localsOfThread(), keyOf(valueOf(local)), valueOf(makeTuple({valueOf(newDict()), valueOf(local)})));
  return valueOf(local);
}

void trace(Object *o, Tracer &tracer) {
  tracer.visit(static_cast<Local *>(o)->arguments);
  tracer.visit(static_cast<Local *>(o)->keywords);
}

constinit const TypeDefinition localDefinition = {
    .slots = {.getAttr = getAttribute, .setAttr = setAttribute, .create = create, .trace = trace},
    .doc = "Thread-local data",
    .instanceSize = sizeof(Local)};
constinit NativeType localType = {"_thread", "_local", &localDefinition, Type::Subclassable};

} // namespace

void addLocal(Dict *ns) { setStr(ns, intern("_local"), valueOf(typeOf(localType))); }

} // namespace pyaot::rt
