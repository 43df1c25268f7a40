//===- NativeType.h - types of native modules, made when they are first asked for ----===//
//
// A builtin type that only one module shows (os.DirEntry, _thread.lock) needs no row in
// BuiltinTypes.def: its module's .cpp has one NativeType, and a program that does not
// import the module carries nothing of it.
//
//   static constinit NativeType lockType = {"_thread", "lock", &lockDefinition};
//   auto *lock = allocateNative<Lock>(lockType);
//   if (isNative(v, lockType)) ... as<Lock>(v)
//
// Instances have Kind::Native (or that of a builtin base); which type it is only the type object says.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_CLASSES_NATIVETYPE_H
#define PYAOT_RUNTIME_CLASSES_NATIVETYPE_H

#include "Classes/Type.h"
#include "Memory/Heap.h"

namespace pyaot::rt {

struct NativeType {
  const char *module, *name;
  const TypeDefinition *definition;
  uint32_t flags = Type::Final; ///< Type::Subclassable, HasDict, Sequence, Mapping.
  NativeType *base = nullptr;   ///< Null: `builtinBase`.
  Type *type = nullptr;         ///< Made by typeOf().
  /// The base, if it is a row of BuiltinTypes.def, as dict is for defaultdict: instances have its Kind, and its layout at
  /// their beginning.
  Type *builtinBase = &types::Object;
};

/// The type object; never null.
Type *typeOf(NativeType &description);

/// An instance of the type or of a subclass of it.
inline bool isNative(Value v, const NativeType &description) {
  return isObject(v) && description.type && objectOf(v)->shape->kind == description.type->kind &&
         (objectOf(v)->shape->type == description.type || isSubtype(objectOf(v)->shape->type, description.type));
}

/// A new instance of exactly this type: zero behind its header.
template <typename T> T *allocateNative(NativeType &description) {
  return static_cast<T *>(allocateInstance(typeOf(description)));
}

} // namespace pyaot::rt

#endif
