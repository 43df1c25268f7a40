//===- TypeObject.h - making classes (what the files of type share) ------------------===//
#ifndef PYAOT_RUNTIME_CLASSES_TYPEOBJECT_H
#define PYAOT_RUNTIME_CLASSES_TYPEOBJECT_H

#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot::rt {

/// type.__new__(metaclass, name, bases, ns) after its argument checks; keywords go to __init_subclass__.
Value newClass(Type *metaclass, Str *name, Tuple *bases, Dict *ns, Value *keywordValues, Tuple *keywordNames);
/// C3 linearisation; null = exception.
Tuple *computeMro(Type *type);
/// Calls type.mro() if the metaclass overrides it. Null = exception.
Tuple *askForMro(Type *type);
/// The most derived metaclass of `metaclass` and those of the bases; null = exception.
Type *bestMetaclass(Type *metaclass, Tuple *bases);
Value typeGetAttr(Value self, Str *name);
Status typeSetAttr(Value self, Str *name, Value value);
/// cls(args...): type.__call__.
Value typeCall(Value cls, Value *args, size_t nargs, Tuple *keywordNames);
/// __new__ of a builtin type as a function object.
Value typeNewMethod(Type *type);
/// object.__new__, the slot.
Value objectNew(Type *cls, Value *args, size_t nargs, Tuple *keywordNames);
Value typeRepr(Value self);
/// The module of a class, kUnset if it has none.
Value moduleOfType(Type *type);
Value qualnameOfType(Type *type);
extern const NativeGetSet typeGetSets[];
extern const NativeMethod typeMethods[];
/// __dict__ and __weakref__ of the instances of a class.
Value dictDescriptor(Type *type);
Value weakRefDescriptor(Type *type);
/// Slot by slot: what the type has itself (`own`, may be null) wins over its base.
void inheritSlots(Slots &slots, const Slots *own, const Slots *base);
/// type(x) or type(name, bases, ns): type.__new__.
Value createType(Type *metaclass, Value *args, size_t nargs, Tuple *keywordNames);

} // namespace pyaot::rt

#endif
