//===- WeakRef.cpp - weakref.ref and the module _weakref ---------------------------------===//
//
// The collector clears the referent's slot when it finds the referent dead; a
// callback runs at the next safe point. Objects die at a collection, not when their
// last reference goes: this is where programs can see that there are no reference
// counts. Python reference: library, "weakref".
//
//===----------------------------------------------------------------------===//
#include "Classes/TypeObject.h"
#include "Functions/Functions.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

namespace {

struct WeakRef : Object {
  Value referent; ///< Not traced; None when it died.
  Value callback; ///< None: no callback.
  int64_t hash;   ///< -1: not computed yet.
};

WeakRef *ref(Value v) { return static_cast<WeakRef *>(objectOf(v)); }

/// Instances of classes made by programs that did not renounce it with __slots__, and some builtin kinds.
bool canBeReferredTo(Value v) {
  if (!isObject(v))
    return false;
  Type *type = typeOf(v);
  if (type->flags & Type::HasWeakRefs)
    return true;
  switch (objectOf(v)->shape->kind) {
  case Kind::Function: case Kind::BuiltinFunction: case Kind::Method: case Kind::Type: case Kind::Set:
  case Kind::FrozenSet: case Kind::Module: case Kind::Generator: case Kind::Coroutine: case Kind::AsyncGenerator:
  case Kind::Code: case Kind::MemoryView:
    return true;
  case Kind::Int: case Kind::Tuple: case Kind::Bytes: return false;
  default:
    return type->flags & Type::Heap && (type->flags & Type::HasDict || lookupInType(type, names::__weakref__) != kUnset);
  }
}

void cleared(Object *holder) {
  WeakRef *self = static_cast<WeakRef *>(holder);
  Value callback = self->callback;
  if (isNone(callback))
    return;
  self->callback = kNone;
  Value argument = valueOf(self);
  if (!Call(callback, &argument, 1, nullptr))
    writeUnraisable(takePending(), callback);
}

Value refNew(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs < 1 || nargs > 2)
    return raise(types::TypeError, "__new__ expected %s argument%s, got %z", nargs < 1 ? "at least 1" : "at most 2",
                 nargs < 1 ? "" : "s", nargs);
  if (!canBeReferredTo(args[0]))
    return raise(types::TypeError, "cannot create weak reference to '%T' object", args[0]);
  WeakRef *self = static_cast<WeakRef *>(allocateInstance(cls));
  self->referent = args[0];
  self->callback = nargs > 1 ? args[1] : kNone;
  self->hash = -1;
  registerWeak(self, &self->referent, cleared);
  return valueOf(self);
}
Status refInit(Value, Value *, size_t nargs, Tuple *keywordNames) {
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "ref() takes no keyword arguments");
  return nargs <= 2 ? kOk : Status(raise(types::TypeError, "__init__ expected at most 2 arguments, got %z", nargs));
}

Value refCall(Value self, Value *, size_t nargs, Tuple *keywordNames) {
  if (nargs || (keywordNames && keywordNames->length))
    return raise(types::TypeError, "weakref expected 0 arguments, got %z", nargs);
  runFinalisers();
  return ref(self)->referent;
}

int64_t refHash(Value self) {
  WeakRef *w = ref(self);
  if (w->hash != -1)
    return w->hash;
  if (isNone(w->referent)) {
    raise(types::TypeError, "weak object has gone away");
    return -1;
  }
  return w->hash = hash(w->referent);
}

Value refCompare(Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isObject(b) || objectOf(b)->shape->kind != Kind::WeakRef)
    return kNotImplemented;
  Value x = ref(a)->referent, y = ref(b)->referent;
  if (isNone(x) || isNone(y))
    return boolValue((a == b) == (op == CompareOp::Equal));
  return compare(x, y, op);
}

Value refRepr(Value self) {
  Value referent = ref(self)->referent;
  if (isNone(referent))
    return formatText("<weakref at %s; dead>", addressText(self).text);
  Value name = getAttrOptional(referent, names::__name__);
  if (!name)
    return kError;
  if (name != kUnset && isStr(name))
    return formatText("<weakref at %s; to '%T' at %s (%S)>", addressText(self).text, referent, addressText(referent).text, name);
  return formatText("<weakref at %s; to '%T' at %s>", addressText(self).text, referent, addressText(referent).text);
}

Value getCallback(Value self) { return ref(self)->callback; }
constinit const NativeGetSet refGetSets[] = {{"__callback__", getCallback}, {nullptr, nullptr}};
void traceRef(Object *o, Tracer &t) { t.visit(static_cast<WeakRef *>(o)->callback); }

// --- Module _weakref ---------------------------------------------------------------------------------------------------

Value proxy(Value, Value *, size_t, Tuple *) {
  return raise(types::NotImplementedError, "weakref.proxy() is not supported");
}
Value unknownCount(Value, Value *, size_t, Tuple *) {
  return raise(types::NotImplementedError, "the weak references to an object are not known");
}
/// Removes an entry of a WeakValueDictionary whose value has died.
Value removeDead(Value, Value *args, size_t, Tuple *) {
  if (!isKind<Dict>(args[0]))
    return raise(types::TypeError, "_remove_dead_weakref() argument 1 must be dict, not %T", args[0]);
  Value v = get(as<Dict>(args[0]), args[1]);
  if (!v)
    return kError;
  if (v != kUnset && isObject(v) && objectOf(v)->shape->kind == Kind::WeakRef && isNone(ref(v)->referent) &&
      remove(as<Dict>(args[0]), args[1]) < 0)
    return kError;
  return kNone;
}

constinit const NativeMethod functions[] = {{"proxy", proxy, Arity::Range, 1, 2},
                                            {"getweakrefcount", unknownCount, Arity::One},
                                            {"getweakrefs", unknownCount, Arity::One},
                                            {"_remove_dead_weakref", removeDead, Arity::Range, 2, 2},
                                            {nullptr, nullptr}};

Status initialise(Dict *ns) {
  setStr(ns, intern("ref"), valueOf(&types::WeakRef));
  setStr(ns, intern("ReferenceType"), valueOf(&types::WeakRef));
  return kOk;
}

} // namespace

constinit const TypeDefinition definitions::WeakRef = {
    .slots = {.repr = refRepr,
              .hash = refHash,
              .call = refCall,
              .compare = refCompare,
              .create = refNew,
              .initialise = refInit,
              .trace = traceRef},
    .getSets = refGetSets,
    .instanceSize = sizeof(WeakRef),
};

constinit const NativeModule modules::weakref_ = {"_weakref", functions, initialise};

} // namespace pyaot::rt
