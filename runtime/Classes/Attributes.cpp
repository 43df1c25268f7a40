//===- Attributes.cpp - reading and storing attributes -------------------------------===//
//
// The descriptor protocol (reference: "Invoking Descriptors") and the inline
// caches of compiled code. A cache is filled only where the type uses
// object.__getattribute__ / object.__setattr__, the object has a shape of its own
// type, and the answer depends on nothing but that shape's version.
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Classes/Descriptors.h"
#include "Classes/Shapes.h"
#include "Classes/TypeObject.h"
#include "Containers/Containers.h"
#include "Modules/Module.h"
#include "Object/Object.h"

namespace pyaot {
namespace rt {

namespace {

/// The dict of objects that keep their attributes in one of their own: functions and modules; null: no attributes.
Dict *ownDict(Value v, bool create) {
  if (isExact<Function>(v)) {
    Function *f = as<Function>(v);
    if (!isObject(f->dict) && create)
      store(f, &f->dict, valueOf(newDict()));
    return isObject(f->dict) ? as<Dict>(f->dict) : nullptr;
  }
  return isKind<Module>(v) ? as<Module>(v)->dict : nullptr;
}
bool hasOwnDict(Value v) { return isExact<Function>(v) || isKind<Module>(v); }
bool hasSlots(Value v) { return isObject(v) && objectOf(v)->shape->slotsOffset; }

/// genericGetAttr, with kUnset where it raises AttributeError.
Value findAttr(Value object, Str *name) {
  Type *type = typeOf(object);
  name = canonical(name);
  Value found = lookupInType(type, name);
  Value (*get)(Value, Value, Value) = nullptr;
  if (found != kUnset) {
    Type *descriptor = typeOf(found);
    get = descriptor->slots.descriptorGet;
    if (get && descriptor->slots.descriptorSet)
      return get(found, object, valueOf(type));
  }
  if (hasSlots(object)) {
    Value v = instanceGet(objectOf(object), name);
    if (v != kUnset)
      return v;
  } else if (Dict *dict = ownDict(object, false)) {
    Value v = getStr(dict, name);
    if (v != kUnset)
      return v;
  }
  return get ? get(found, object, valueOf(type)) : found;
}

Value noAttribute(Value object, Str *name) {
  return raiseAttributeError(object, name, "'%.50T' object has no attribute '%U'", object, name);
}

} // namespace

Value genericGetAttr(Value object, Str *name) {
  Value v = findAttr(object, name);
  return v == kUnset ? noAttribute(object, name) : v;
}

Status genericSetAttr(Value object, Str *name, Value value) {
  Type *type = typeOf(object);
  name = canonical(name);
  Value found = lookupInType(type, name);
  if (found != kUnset && typeOf(found)->slots.descriptorSet)
    return typeOf(found)->slots.descriptorSet(found, object, value);
  if (hasSlots(object) && type->flags & Type::HasDict) {
    if (value != kUnset) {
      instanceSet(objectOf(object), name, value);
      return kOk;
    }
    if (instanceDelete(objectOf(object), name))
      return kOk;
  } else if (hasOwnDict(object)) {
    Dict *dict = ownDict(object, true);
    if (value != kUnset) {
      setStr(dict, name, value);
      return kOk;
    }
    if (remove(dict, valueOf(name)) == 1)
      return kOk;
  } else if (found != kUnset) {
    return raiseAttributeError(object, name, "'%.50T' object attribute '%U' is read-only", object, name);
  } else if (semanticsAtLeast(13)) {
    return raiseAttributeError(object, name, "'%.100T' object has no attribute '%U' and no __dict__ for setting new attributes", object,
                               name);
  }
  if (!semanticsAtLeast(11) && value == kUnset && (type->flags & Type::HasDict || hasOwnDict(object)))
    return raiseAttributeError(object, name, "%U", name);
  noAttribute(object, name);
  return kRaised;
}

Value getAttr(Value object, Str *name) { return typeOf(object)->slots.getAttr(object, name); }

Value getAttrOptional(Value object, Str *name) {
  Type *type = typeOf(object);
  if (type->slots.getAttr == genericGetAttr) {
    Value v = findAttr(object, name);
    if (v || !isPending(types::AttributeError))
      return v;
    clearPending();
    return kUnset;
  }
  Value v = type->slots.getAttr(object, name);
  if (v || !isPending(types::AttributeError))
    return v;
  clearPending();
  return kUnset;
}

Status setAttr(Value object, Str *name, Value value) { return typeOf(object)->slots.setAttr(object, name, value); }

// --- Inline caches -------------------------------------------------------------------------------------------------------

namespace {

/// Behind the caches of the sites stands one cache for all of them: sites that see many shapes find their entries there.
struct SharedEntry {
  const Str *name = nullptr; ///< With bit 0 set: for stores.
  AttrCache cache{};
};
constexpr size_t kSharedSize = 1024;
constinit SharedEntry sharedCache[kSharedSize];

const Str *storeKey(const Str *name) { return reinterpret_cast<const Str *>(reinterpret_cast<uintptr_t>(name) | 1); }
SharedEntry *sharedEntry(uint64_t version, const Str *key) {
  return &sharedCache[(version * 37 ^ reinterpret_cast<uintptr_t>(key) >> 4) & (kSharedSize - 1)];
}

/// The way of the site's cache that is valid for this shape; null: none.
inline const AttrCache *validWay(const AttrCache *cache, uint64_t version) {
  for (unsigned i = 0; i < kAttrCacheWays; ++i)
    if (cache[i].version == version)
      return &cache[i];
  return nullptr;
}

/// `entry` becomes the first way, which is what compiled code compares itself. A full cache gives up its last way.
void addWay(AttrCache *cache, const AttrCache &entry) {
  unsigned free = 1;
  while (free < kAttrCacheWays - 1 && cache[free].version)
    ++free;
  cache[free] = cache[0];
  cache[0] = entry;
}

/// The place of slot `index` as a cache tells it.
void cacheSlot(AttrCache *cache, Shape *shape, uint32_t index) {
  if (shape->slotsOffset < 0)
    return; // Behind a body of variable size.
  if (index < shape->inlineSlots) {
    cache->kind = AttrCache::Slot;
    cache->offset = uint32_t(shape->slotsOffset) + sizeof(InstancePart) + index * sizeof(Value);
  } else {
    cache->kind = AttrCache::Overflow;
    cache->offset = index - shape->inlineSlots;
  }
  cache->version = shape->version;
}

void cacheValue(AttrCache *cache, Shape *shape, uint32_t kind, Value value) {
  cache->kind = kind;
  cache->value = value;
  cache->version = shape->version;
}

Value *cachedPlace(Object *o, const AttrCache *cache) {
  if (cache->kind == AttrCache::Slot)
    return reinterpret_cast<Value *>(reinterpret_cast<char *>(o) + cache->offset);
  InstancePart *part = reinterpret_cast<InstancePart *>(reinterpret_cast<char *>(o) + o->shape->slotsOffset);
  return static_cast<ValueArray *>(objectOf(part->overflow))->items() + cache->offset;
}

bool bindsAsFunction(Value v) { return isExact<Function>(v) || isExact<MethodDescriptor>(v); }

/// Reads an attribute and fills the cache. With `self` non-null: LoadMethod.
Value loadUncached(Value object, Str *name, AttrCache *cache, Value *self) {
  Type *type = typeOf(object);
  Shape *shape = isObject(object) ? objectOf(object)->shape : nullptr;
  bool cacheable = shape && !(shape->flags & kShapeDict) && !hasOwnDict(object);
  Value found = lookupInType(type, name);
  Type *descriptor = found == kUnset ? nullptr : typeOf(found);
  if (descriptor && descriptor->slots.descriptorSet && descriptor->slots.descriptorGet) {
    if (cacheable && isExact<MemberDescriptor>(found) && isSubtype(type, as<MemberDescriptor>(found)->owner))
      cacheSlot(cache, shape, as<MemberDescriptor>(found)->slot);
    return descriptor->slots.descriptorGet(found, object, valueOf(type));
  }
  if (shape && shape->slotsOffset) {
    if (shape->flags & kShapeDict) {
      Value v = instanceGet(objectOf(object), name);
      if (v != kUnset)
        return v;
    } else {
      int64_t index = findSlot(shape, name);
      if (index >= 0) {
        cacheSlot(cache, shape, uint32_t(index));
        return *slotPlace(objectOf(object), uint32_t(index));
      }
    }
  } else if (Dict *dict = ownDict(object, false)) {
    Value v = getStr(dict, name);
    if (v != kUnset)
      return v;
  }
  if (found == kUnset)
    return noAttribute(object, name);
  if (bindsAsFunction(found)) {
    if (cacheable)
      cacheValue(cache, shape, AttrCache::Method, found);
    if (self) {
      *self = object;
      return found;
    }
  } else if (self && isExact<ClassMethod>(found) && isExact<Function>(as<ClassMethod>(found)->function)) {
    *self = valueOf(type);
    return as<ClassMethod>(found)->function;
  } else if (isExact<StaticMethod>(found)) {
    Value function = as<StaticMethod>(found)->function;
    if (cacheable)
      cacheValue(cache, shape, AttrCache::Constant, function);
    return function;
  } else if (!descriptor->slots.descriptorGet) {
    if (cacheable && !isVolatile(type, name))
      cacheValue(cache, shape, AttrCache::Constant, found);
    return found;
  }
  return descriptor->slots.descriptorGet(found, object, valueOf(type));
}

/// The answer of a valid cache; kError: none (an unset slot of __slots__).
inline Value loadCached(Object *o, const AttrCache *cache, Value *self) {
  switch (cache->kind) {
  case AttrCache::Slot:
  case AttrCache::Overflow: return *cachedPlace(o, cache);
  case AttrCache::Method:
    if (!self)
      return bind(cache->value, valueOf(o), o->shape->type);
    *self = valueOf(o);
    return cache->value;
  case AttrCache::Constant: return cache->value;
  default: return kError;
  }
}

/// The version that caches of loads from this object are keyed by: a class's own, or that of the object's shape. Compiled
/// code compares the shape's only, so that it never takes an entry of a class for one of an instance.
inline uint64_t loadVersion(Object *o) {
  return o->shape == &shapes::Type ? static_cast<Type *>(o)->version : o->shape->version;
}

/// What a class whose metaclass is `type` answers, if that depends on the class's version alone: fills `cache`. Else returns
/// the value if it is a plain one that changes now and then, or kUnset: ask typeGetAttr.
Value cacheTypeAttr(Type *type, Str *name, AttrCache *cache) {
  Value ofMeta = lookupInType(&types::Type, name);
  if (ofMeta != kUnset && typeOf(ofMeta)->slots.descriptorSet)
    return kUnset;
  Value found = lookupInType(type, name);
  if (found == kUnset)
    return kUnset;
  if (isExact<ClassMethod>(found) && isExact<Function>(as<ClassMethod>(found)->function)) {
    cache->kind = AttrCache::Method;
    cache->value = as<ClassMethod>(found)->function;
  } else if (isExact<StaticMethod>(found)) {
    cache->kind = AttrCache::Constant;
    cache->value = as<StaticMethod>(found)->function;
  } else if (bindsAsFunction(found)) {
    cache->kind = AttrCache::Constant;
    cache->value = found;
  } else {
    if (typeOf(found)->slots.descriptorGet)
      return kUnset;
    if (isVolatile(type, name))
      return found;
    cache->kind = AttrCache::Constant;
    cache->value = found;
  }
  cache->version = type->version;
  return kUnset;
}

/// The answer of a valid cache for a class.
inline Value loadCachedOfType(Type *type, const AttrCache *cache, Value *self) {
  if (cache->kind == AttrCache::Constant)
    return cache->value;
  if (!self)
    return makeMethod(cache->value, valueOf(type));
  *self = valueOf(type);
  return cache->value;
}

Value loadFromType(Type *type, Str *name, AttrCache *cache, Value *self) {
  name = canonical(name);
  SharedEntry *shared = sharedEntry(type->version, name);
  if (shared->name != name || shared->cache.version != type->version) {
    AttrCache none{};
    Value v = cacheTypeAttr(type, name, &none);
    if (none.kind == AttrCache::Empty)
      return v == kUnset ? typeGetAttr(valueOf(type), name) : v;
    shared->name = name;
    shared->cache = none;
  }
  if (cache)
    addWay(cache, shared->cache);
  return loadCachedOfType(type, &shared->cache, self);
}

Value loadAndCache(Value object, Str *name, AttrCache *cache, Value *self) {
  Type *type = typeOf(object);
  if (type->slots.getAttr != genericGetAttr) {
    if (type == &types::Type)
      return loadFromType(as<Type>(object), name, cache, self);
    if (isExact<Module>(object) && charAt(name, 0) != '_') {
      // No name of the type module itself: the namespace decides.
      Value v = getStr(as<Module>(object)->dict, name);
      if (v != kUnset)
        return v;
    }
    return type->slots.getAttr(object, name);
  }
  name = canonical(name);
  AttrCache none{};
  if (!isObject(object))
    return loadUncached(object, name, &none, self);
  Shape *shape = objectOf(object)->shape;
  SharedEntry *shared = sharedEntry(shape->version, name);
  if (shared->name == name && shared->cache.version == shape->version) {
    if (Value v = loadCached(objectOf(object), &shared->cache, self)) {
      if (cache)
        addWay(cache, shared->cache);
      return v;
    }
  }
  Value v = loadUncached(object, name, &none, self);
  if (none.kind != AttrCache::Empty && objectOf(object)->shape == shape) {
    shared->name = name;
    shared->cache = none;
    if (cache)
      addWay(cache, none);
  }
  return v;
}

/// Stores where a valid cache says; false: it does not say.
inline bool storeCached(Object *o, const AttrCache *cache, Value value) {
  switch (cache->kind) {
  case AttrCache::Slot:
  case AttrCache::Overflow: store(o, cachedPlace(o, cache), value); return true;
  case AttrCache::AddSlot:
    store(o, reinterpret_cast<Value *>(reinterpret_cast<char *>(o) + cache->offset), value);
    o->shape = cache->nextShape;
    return true;
  default: return false;
  }
}

Status storeUncached(Object *o, Str *name, Value value, AttrCache *cache) {
  Shape *shape = o->shape;
  Type *type = shape->type;
  if (!shape->slotsOffset || shape->flags & kShapeDict)
    return genericSetAttr(valueOf(o), name, value);
  Value found = lookupInType(type, name);
  if (found != kUnset && typeOf(found)->slots.descriptorSet) {
    if (isExact<MemberDescriptor>(found) && isSubtype(type, as<MemberDescriptor>(found)->owner))
      cacheSlot(cache, shape, as<MemberDescriptor>(found)->slot);
    return typeOf(found)->slots.descriptorSet(found, valueOf(o), value);
  }
  if (!(type->flags & Type::HasDict))
    return genericSetAttr(valueOf(o), name, value);
  int64_t index = findSlot(shape, name);
  if (index >= 0) {
    cacheSlot(cache, shape, uint32_t(index));
    store(o, slotPlace(o, uint32_t(index)), value);
    return kOk;
  }
  Shape *next = addSlot(shape, name);
  if (!next)
    return genericSetAttr(valueOf(o), name, value);
  if (next->numSlots <= shape->inlineSlots && shape->slotsOffset > 0) {
    cache->kind = AttrCache::AddSlot;
    cache->offset = uint32_t(shape->slotsOffset) + sizeof(InstancePart) + shape->numSlots * sizeof(Value);
    cache->nextShape = next;
    cache->version = shape->version;
  }
  growTo(o, next, value);
  return kOk;
}

/// The answer of one of the site's ways, for an instance or a class; kError: none.
inline Value loadFromWay(Value object, const AttrCache *cache, Value *self) {
  if (!isObject(object) || !cache)
    return kError;
  Object *o = objectOf(object);
  const AttrCache *way = validWay(cache, loadVersion(o));
  if (!way)
    return kError;
  return o->shape == &shapes::Type ? loadCachedOfType(static_cast<Type *>(o), way, self) : loadCached(o, way, self);
}

} // namespace

bool isVolatile(Type *type, Str *name) {
  if (!type->mro)
    return false;
  for (int64_t i = 0; i < type->mro->length; ++i) {
    Value names = as<Type>(type->mro->items()[i])->volatileNames;
    if (isObject(names) && getStr(as<Dict>(names), name) != kUnset)
      return true;
  }
  return false;
}

} // namespace rt

using namespace rt;

Value rt::LoadAttr(Value object, Str *name, AttrCache *cache) {
  Value v = loadFromWay(object, cache, nullptr);
  return v ? v : loadAndCache(object, name, cache, nullptr);
}

Value rt::LoadMethod(Value object, Str *name, AttrCache *cache, Value *self) {
  *self = kUnset;
  Value v = loadFromWay(object, cache, self);
  return v ? v : loadAndCache(object, name, cache, self);
}

Status rt::StoreAttr(Value object, Str *name, Value value, AttrCache *cache) {
  Type *type = typeOf(object);
  if (!isObject(object) || type->slots.setAttr != genericSetAttr)
    return type->slots.setAttr(object, name, value);
  Object *o = objectOf(object);
  Shape *shape = o->shape;
  if (cache)
    if (const AttrCache *way = validWay(cache, shape->version))
      if (storeCached(o, way, value))
        return kOk;
  name = canonical(name);
  SharedEntry *shared = sharedEntry(shape->version, storeKey(name));
  if (shared->name == storeKey(name) && shared->cache.version == shape->version && storeCached(o, &shared->cache, value)) {
    if (cache)
      addWay(cache, shared->cache);
    return kOk;
  }
  AttrCache none{};
  Status status = storeUncached(o, name, value, &none);
  if (none.kind != AttrCache::Empty) {
    shared->name = storeKey(name);
    shared->cache = none;
    if (cache)
      addWay(cache, none);
  }
  return status;
}

Status rt::DeleteAttr(Value object, Str *name) { return setAttr(object, name, kUnset); }

} // namespace pyaot
