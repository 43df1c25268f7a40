//===- Dict.h - what the files of dict share ----------------------------------------===//
#ifndef PYAOT_RUNTIME_CONTAINERS_DICT_H
#define PYAOT_RUNTIME_CONTAINERS_DICT_H

#include "Containers/Sequence.h"

namespace pyaot::rt {

/// The position of the entry; -1 absent, -2 exception.
int64_t find(Dict *dict, Value key, int64_t hash);
/// The place of the key's value, filled with `fallback` if the key is new; null = exception.
Value *findOrInsert(Dict *dict, Value key, Value fallback, bool *isNew);
/// Removes and returns the value; kUnset if absent.
Value take(Dict *dict, Value key);
/// Removes the newest entry; false if the dict is empty.
bool takeLast(Dict *dict, Value *key, Value *value);
/// Removes the oldest entry, which must be there; amortised O(1), also when many are taken one after the other.
void takeFirst(Dict *dict, Value *key, Value *value);
/// Makes the entry at this position the last one (or the first one).
void moveEntry(Dict *dict, int64_t position, bool toEnd);
/// dict.update(other dict), without looking at __iter__ or keys().
Status mergeDict(Dict *dict, Dict *other);
void traceDict(Object *self, Tracer &tracer);

/// dict_keys, dict_values and dict_items.
struct DictView : Object {
  Dict *dict;
};
Value makeDictView(Shape *shape, Value dict);
/// A dict iterator over keys, values or items, forwards or backwards, by its shape.
Value makeDictIterator(Shape *shape, Dict *dict);
bool isDictIterationOverridden(Value dict);

extern const NativeMethod dictMethods[];

} // namespace pyaot::rt

#endif
