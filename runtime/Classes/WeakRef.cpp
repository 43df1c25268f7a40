//===- WeakRef.cpp - weakref.ref ------------------------------------------------------------===//
//
// The collector clears the referent's slot when it finds the referent dead; a
// callback runs at the next safe point. Objects die at a collection, not when their
// last reference goes: this is where programs can see that there are no reference
// counts. Python reference: library, "weakref".
//
//===----------------------------------------------------------------------===//
#include "Classes/WeakRef.h"

#include "Classes/TypeObject.h"
#include "Functions/Functions.h"

#include <cstdlib>
#include <cstring>

namespace pyaot::rt {

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

// --- The references that need no twin: no callback, exact type ------------------------------------------------------------

/// referent -> its reference, found by the referent's address. Made anew from the collector's list after each collection,
/// since it keeps nothing alive.
static constinit struct {
  WeakRef **places = nullptr;
  size_t mask = 0, count = 0;
  uint64_t madeAt = ~uint64_t(0);
} shared;

static bool isShareable(const Object *holder) {
  return holder->shape == &shapes::WeakRef && isNone(static_cast<const WeakRef *>(holder)->callback);
}

static void addShared(WeakRef *w) {
  if (shared.count * 2 >= shared.mask) {
    WeakRef **old = shared.places;
    size_t oldSize = old ? shared.mask + 1 : 0;
    shared.mask = oldSize ? oldSize * 2 - 1 : 63;
    shared.places = static_cast<WeakRef **>(calloc(shared.mask + 1, sizeof(WeakRef *)));
    shared.count = 0;
    for (size_t i = 0; i < oldSize; ++i)
      if (old[i])
        addShared(old[i]);
    free(old);
  }
  size_t i = (w->referent.bits >> 4) * 0x9E3779B97F4A7C15u >> 20 & shared.mask;
  while (shared.places[i])
    i = (i + 1) & shared.mask;
  shared.places[i] = w;
  ++shared.count;
}

static WeakRef *findShared(Value referent) {
  if (shared.madeAt != numCollections) {
    if (shared.places)
      memset(shared.places, 0, (shared.mask + 1) * sizeof(WeakRef *));
    shared.count = 0;
    shared.madeAt = numCollections;
    forEachWeak([](void *, Object *holder, Value *) { if (isShareable(holder)) addShared(static_cast<WeakRef *>(holder)); },
                nullptr);
  }
  if (!shared.places)
    return nullptr;
  for (size_t i = (referent.bits >> 4) * 0x9E3779B97F4A7C15u >> 20 & shared.mask; shared.places[i]; i = (i + 1) & shared.mask)
    if (shared.places[i]->referent == referent)
      return shared.places[i];
  return nullptr;
}

namespace {

constexpr auto ref = weakRefOf;

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

} // namespace

WeakRef *makeWeakRef(Type *cls, Value referent, Value callback) {
  WeakRef *self = static_cast<WeakRef *>(allocateInstance(cls));
  self->referent = referent;
  self->callback = callback;
  self->hash = -1;
  registerWeak(self, &self->referent, cleared);
  return self;
}

namespace {

Value refNew(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (nargs < 1 || nargs > 2)
    return raise(types::TypeError, "__new__ expected %s argument%s, got %z", nargs < 1 ? "at least 1" : "at most 2",
                 nargs < 1 ? "" : "s", nargs);
  if (!canBeReferredTo(args[0]))
    return raise(types::TypeError, "cannot create weak reference to '%T' object", args[0]);
  Value callback = nargs > 1 ? args[1] : kNone;
  bool isPlain = cls == &types::WeakRef && isNone(callback);
  if (isPlain)
    if (WeakRef *known = findShared(args[0]))
      return valueOf(known);
  WeakRef *self = makeWeakRef(cls, args[0], callback);
  // The allocation may have collected; then the table is made anew at the next look.
  if (isPlain && shared.madeAt == numCollections)
    addShared(self);
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

} // namespace pyaot::rt
