//===- List.h - what the files of list share --------------------------------------===//
#ifndef PYAOT_RUNTIME_CONTAINERS_LIST_H
#define PYAOT_RUNTIME_CONTAINERS_LIST_H

#include "Containers/Sequence.h"

namespace pyaot::rt {

/// Makes room for at least `capacity` items, growing by half; the items keep their places.
void growList(List *list, int64_t capacity);
/// Sets the length; new items (if any) are zero and must be filled at once.
inline void resizeList(List *list, int64_t length) {
  if (length > list->capacity)
    growList(list, length);
  for (int64_t i = length; i < list->length; ++i)
    list->items[i] = Value{};
  list->length = length;
}
/// list[start:start + removed] = items[0 .. count); `items` may not lie inside `list`.
void replaceItems(List *list, int64_t start, int64_t removed, const Value *items, int64_t count);

Value listGetSlice(List *list, Value slice);
Status listSetSlice(List *list, Value slice, Value value); ///< value kUnset: deletion.
extern const NativeMethod listMethods[];

} // namespace pyaot::rt

#endif
