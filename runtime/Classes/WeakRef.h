//===- WeakRef.h - what the files of weak references share --------------------------------===//
#ifndef PYAOT_RUNTIME_CLASSES_WEAKREF_H
#define PYAOT_RUNTIME_CLASSES_WEAKREF_H

#include "Memory/Heap.h"
#include "Object/Object.h"

namespace pyaot::rt {

/// weakref.ref, and the proxies.
struct WeakRef : Object {
  Value referent; ///< Not traced; None when it died.
  Value callback; ///< None: no callback.
  int64_t hash;   ///< -1: not computed yet.
};
inline WeakRef *weakRefOf(Value v) { return static_cast<WeakRef *>(objectOf(v)); }

/// Instances of classes made by programs that did not renounce it with __slots__, and some builtin kinds.
bool canBeReferredTo(Value v);
/// callback None: none.
WeakRef *makeWeakRef(Type *cls, Value referent, Value callback);

} // namespace pyaot::rt

#endif
