//===- Shapes.h - hidden classes of instances ----------------------------------===//
//
// The attributes of an instance are values in slots; its shape tells which name
// has which slot. Shapes of a type form a tree: adding an attribute moves the
// object to the child shape of that name, so that objects built alike share
// their shape, and one compare of shape versions validates an inline cache.
//
// The first `inlineSlots` slots are inside the object, later ones in an overflow
// array. How many is predicted from the instances that were made before: when
// the prediction changes, new instances start at a new root shape.
//
// An object whose attributes are deleted, are very many, or whose __dict__ was
// asked for, keeps them in a Dict from then on ("dict mode": kShapeDict).
//
// The slots that __slots__ declares are the first ones (Type::reservedSlots); they
// have no name in the shape, and member descriptors access them. 0 is "not set".
//
// Shapes are never freed (they are few); names in them are interned and immortal.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_CLASSES_SHAPES_H
#define PYAOT_RUNTIME_CLASSES_SHAPES_H

#include "Classes/Type.h"
#include "Memory/Heap.h"
#include "Strings/Str.h"

namespace pyaot::rt {

inline constexpr uint16_t kShapeStatic = 1, kShapeDict = 2;
inline constexpr uint64_t kFirstDynamicVersion = 1024;
inline constexpr uint32_t kMaxShapeSlots = 255, kMaxInlineSlots = 30;

uint64_t newVersion();

/// The one object for this text; names that the compiler and the runtime use are that already.
inline Str *canonical(Str *s) { return s->meta & Str::kInterned ? s : intern(s); }

InstancePart *attributesBehindBody(Object *o);
inline InstancePart *attributesOf(Object *o) {
  int32_t offset = o->shape->slotsOffset;
  return offset > 0 ? reinterpret_cast<InstancePart *>(reinterpret_cast<char *>(o) + offset) : attributesBehindBody(o);
}
inline Value *inlineSlots(InstancePart *part) { return reinterpret_cast<Value *>(part + 1); }

/// The slot of a name in a shape, or -1. `name` is canonical.
int64_t findSlot(const Shape *shape, const Str *name);
/// The place of slot `index` in the object.
Value *slotPlace(Object *o, uint32_t index);
/// The child of `shape` that has `name` too; null when there are too many attributes.
Shape *addSlot(Shape *shape, Str *name);
/// Makes room in `o` for the slot that `next` has more than o's shape, stores, and moves `o` to `next`.
void growTo(Object *o, Shape *next, Value value);

/// Attributes of an instance itself, whatever its mode. Requires o->shape->slotsOffset. kUnset if absent.
Value instanceGet(Object *o, Str *name);
void instanceSet(Object *o, Str *name, Value value);
bool instanceDelete(Object *o, Str *name); ///< False if absent.
/// __dict__: switches the object to dict mode.
Dict *instanceDict(Object *o);
void setInstanceDict(Object *o, Dict *dict);
/// __class__ = to: the attributes stay; requires the same layout.
void moveToType(Object *o, Type *to);
/// Calls `see` for each attribute without changing the object's mode.
void forEachAttribute(Object *o, void (*see)(void *context, Str *name, Value value), void *context);

/// A new root shape for instances of `type`, with slots as predicted.
Shape *makeRootShape(Type *type, uint32_t inlineSlots);
/// The type or a base was changed: caches of it and of its subclasses become invalid.
void renewVersions(Type *type);
/// Looks at the prediction of inline slots (allocateInstance calls it now and then).
void predictSlots(Type *type);

} // namespace pyaot::rt

#endif
