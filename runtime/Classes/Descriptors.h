//===- Descriptors.h - methods, descriptors and what binds them -----------------===//
//
// The layouts of the objects that stand in type dicts (descriptors) and of those
// that binding makes from them. Python reference: "Implementing Descriptors".
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_CLASSES_DESCRIPTORS_H
#define PYAOT_RUNTIME_CLASSES_DESCRIPTORS_H

#include "Classes/Type.h"

namespace pyaot::rt {

/// A native function, with the `self` that it is bound to: an object, a type (class methods), a module, or kUnset.
struct BuiltinFunction : Object {
  const NativeMethod *method;
  Value self;
  Value moduleName; ///< str or None.
  Type *owner;      ///< The type it was found in; null: a function of a module.
};
/// A function bound to an instance.
struct Method : Object {
  Value function, self;
};
/// list.append; ClassMethodDescriptor: dict.fromkeys in dict's dict.
struct MethodDescriptor : Object {
  const NativeMethod *method;
  Type *owner;
};
struct ClassMethodDescriptor : MethodDescriptor {};
struct SlotRow;
/// int.__add__: calls the native slot function of `owner`.
struct SlotWrapper : Object {
  const SlotRow *row;
  Type *owner;
  void *function;
};
/// (1).__add__
struct MethodWrapper : Object {
  SlotWrapper *wrapper;
  Value self;
};
struct GetSetDescriptor : Object {
  const NativeGetSet *getSet;
  Type *owner;
};
/// One name of __slots__.
struct MemberDescriptor : Object {
  Str *name;
  Type *owner;
  uint32_t slot; ///< Number of the attribute slot.
};
struct Property : Object {
  Value get, set, del, doc;
  Value name; ///< From __set_name__; kUnset.
  bool docFromGetter;
};
struct StaticMethod : Object {
  Value function;
};
struct ClassMethod : Object {
  Value function;
};
struct Super : Object {
  Type *cls;      ///< Null: super.__new__ without __init__.
  Value instance; ///< kUnset: unbound.
  Type *instanceType;
};
PYAOT_KIND(BuiltinFunction, BuiltinFunction)
PYAOT_KIND(Method, Method)
PYAOT_KIND(MethodDescriptor, MethodDescriptor)
PYAOT_KIND(ClassMethodDescriptor, ClassMethodDescriptor)
PYAOT_KIND(SlotWrapper, SlotWrapper)
PYAOT_KIND(MethodWrapper, MethodWrapper)
PYAOT_KIND(GetSetDescriptor, GetSetDescriptor)
PYAOT_KIND(MemberDescriptor, MemberDescriptor)
PYAOT_KIND(Property, Property)
PYAOT_KIND(StaticMethod, StaticMethod)
PYAOT_KIND(ClassMethod, ClassMethod)
PYAOT_KIND(Super, Super)

Value makeMethod(Value function, Value self);
/// Calls the descriptor's __get__ if it has one; otherwise `v` itself.
inline Value bind(Value v, Value instance, Type *owner) {
  Type *type = typeOf(v);
  return type->slots.descriptorGet ? type->slots.descriptorGet(v, instance, valueOf(owner)) : v;
}
/// Calls a native method after checking its arguments; `self` comes separately.
Value callNative(const NativeMethod *method, Type *owner, Value self, Value *args, size_t nargs, Tuple *keywordNames);

// --- Special methods and slots (Classes/SlotTable.cpp) ------------------------------------------------------------
using WrapperFn = Value (*)(const SlotWrapper *wrapper, Value self, Value *args, size_t nargs, Tuple *keywordNames);
/// One special method: how Python calls the slot, and what the slot of a class written in Python does.
struct SlotRow {
  Str *const *name;
  uint32_t offset; ///< Of the function pointer in Slots.
  WrapperFn wrap;
  void *pythonSlot; ///< Looks the special method up and calls it.
};
extern const SlotRow slotRows[];
extern const size_t numSlotRows;
inline void *&slotAt(Slots &slots, const SlotRow &row) {
  return *reinterpret_cast<void **>(reinterpret_cast<char *>(&slots) + row.offset);
}
bool isSlotName(const Str *name);
/// `name` was set in or deleted from the type's dict (or a base's): its slots, and those of subclasses, follow.
void updateSlots(Type *type, Str *name);
/// All slots from the MRO (a new class).
void fillSlots(Type *type);

} // namespace pyaot::rt

#endif
