//===- Set.h - what the files of set and frozenset share ------------------------------===//
#ifndef PYAOT_RUNTIME_CONTAINERS_SET_H
#define PYAOT_RUNTIME_CONTAINERS_SET_H

#include "Containers/Sequence.h"

#include <utility>

namespace pyaot::rt {

inline bool isAnySet(Value v) {
  return isObject(v) && (objectOf(v)->shape->kind == Kind::Set || objectOf(v)->shape->kind == Kind::FrozenSet);
}

inline bool isExactFrozen(Value v) { return isObject(v) && objectOf(v)->shape == &shapes::FrozenSet; }

SetEntry *findEntry(Set *set, Value key, int64_t hash, bool *failed); ///< Null if absent.
Status add(Set *set, Value key, int64_t hash);
Status contains(Set *set, Value key, int64_t hash);
/// 1 if it was there.
Status discard(Set *set, Value key);
Status discard(Set *set, Value key, int64_t hash);
SetEntry *nextItem(Set *set, int64_t *position);
Status updateSet(Set *set, Value iterable);
Status differenceUpdate(Set *set, Value other);
Status symmetricDifferenceUpdate(Set *set, Value other);
/// Makes the set empty, without a table.
void clear(Set *set);
/// All of `other` (a set) into `set`, laid out as CPython's set_merge does.
Status mergeSet(Set *set, Set *other);
/// `from` gives its contents to `to`, and takes those of `to`.
void swapContents(Set *to, Set *from);
void traceSet(Object *self, Tracer &tracer);
/// A set or frozenset (exact) with the items of an iterable (kUnset: none).
Set *setFrom(Shape *shape, Value iterable);
Value popItem(Set *set); ///< kUnset if empty.

extern const NativeMethod setMethods[], frozenSetMethods[];

} // namespace pyaot::rt

#endif
