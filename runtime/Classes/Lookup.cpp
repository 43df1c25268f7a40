//===- Lookup.cpp - finding attributes in types -----------------------------------===//
//
// A look-up in a type walks the MRO's dicts; a global direct-mapped cache, keyed
// by the type's version and the (interned) name, answers nearly all of them. The
// cache needs no invalidation: a changed type gets a new version.
//
//===----------------------------------------------------------------------===//
#include "Classes/Descriptors.h"
#include "Classes/Shapes.h"
#include "Containers/Containers.h"
#include "Object/Object.h"

namespace pyaot::rt {

namespace {

struct MethodCacheEntry {
  uint64_t version = 0;
  const Str *name = nullptr;
  Value value;
};
constexpr size_t kMethodCacheSize = 2048;
constinit MethodCacheEntry methodCache[kMethodCacheSize];

} // namespace

Type *typeOfImmediate(Value v) {
  if (isSmallInt(v))
    return &types::Int;
  if (isFloat(v))
    return &types::Float;
  switch (v.bits) {
  case kNoneBits: return &types::NoneType;
  case kFalseBits:
  case kTrueBits: return &types::Bool;
  case kNotImplementedBits: return &types::NotImplementedType;
  case kEllipsisBits: return &types::Ellipsis;
  default: __builtin_unreachable();
  }
}

bool isSubtype(const Type *type, const Type *cls) {
  if (type == cls)
    return true;
  if (type->mro) {
    const Value *items = type->mro->items();
    for (int64_t i = 0, count = type->mro->length; i < count; ++i)
      if (objectOf(items[i]) == cls)
        return true;
    return false;
  }
  // A builtin type whose dict was not needed yet; the only one with two bases is ExceptionGroup.
  if (type == &types::ExceptionGroup && (cls == &types::Exception))
    return true;
  for (const Type *t = type; t; t = t->base)
    if (t == cls)
      return true;
  return false;
}

Value lookupInType(Type *type, Str *name) {
  name = canonical(name);
  MethodCacheEntry *entry =
      &methodCache[(type->version * 31 + (reinterpret_cast<uintptr_t>(name) >> 4)) & (kMethodCacheSize - 1)];
  bool isKnownVolatile = false;
  if (entry->version == type->version && entry->name == name) {
    if (entry->value)
      return entry->value;
    isKnownVolatile = true;
  }
  if (!(type->flags & Type::Ready))
    readyType(type);
  Value found = kUnset;
  Tuple *mro = type->mro;
  if (!mro)
    return kUnset; // The class is just being made, and its metaclass computes the MRO.
  for (int64_t i = 0; i < mro->length && found == kUnset; ++i) {
    Type *base = as<Type>(mro->items()[i]);
    if (!(base->flags & Type::Ready))
      readyType(base);
    found = getStr(base->dict, name);
  }
  // Of a name whose value changes now and then, only that is remembered.
  if (!isKnownVolatile)
    *entry = {type->version, name, found != kUnset && isVolatile(type, name) ? kError : found};
  return found;
}

Value lookupSpecial(Value v, Str *name) {
  Type *type = typeOf(v);
  Value found = lookupInType(type, name);
  return found == kUnset ? found : bind(found, v, type);
}

Object *allocateInstance(Type *cls, size_t extraBytes) {
  if (--cls->untilPrediction == 0)
    predictSlots(cls);
  Shape *shape = cls->instanceShape;
  size_t bytes = cls->instanceSize + extraBytes;
  if (shape->slotsOffset)
    bytes = ((bytes + 7) & ~size_t(7)) + sizeof(InstancePart) + shape->inlineSlots * sizeof(Value);
  Object *object = allocateObject(shape, bytes);
  if (cls->flags & Type::HasDel) [[unlikely]]
    registerFinaliser(object);
  return object;
}

const char *typeName(Value v) {
  Object *keep = nullptr;
  return utf8Of(typeOf(v)->name, &keep, true).data();
}

} // namespace pyaot::rt
