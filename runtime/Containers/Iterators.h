//===- Iterators.h - layouts of the iterators that fast paths know -------------------===//
#ifndef PYAOT_RUNTIME_CONTAINERS_ITERATORS_H
#define PYAOT_RUNTIME_CONTAINERS_ITERATORS_H

#include "Containers/Containers.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

/// list_iterator and list_reverseiterator: `source` is null once exhausted.
struct ListIteratorObject : Object {
  List *source;
  int64_t position;
};

/// tuple_iterator: `source` is null once exhausted.
struct TupleIteratorObject : Object {
  Tuple *source;
  int64_t position;
};

/// range_iterator: all values fit int64_t.
struct RangeIteratorObject : Object {
  int64_t current, step, remaining;
};

struct DictIteratorObject : Object {
  Dict *dict;       ///< Null once exhausted.
  int64_t used;     ///< Of the dict when we began; -1: the iterator is broken for good.
  int64_t position; ///< Of the next entry; backwards: one more than it.
  int64_t remaining;
};

inline Value nextOfList(ListIteratorObject *it) {
  List *list = it->source;
  if (!list)
    return kUnset;
  if (it->position < list->length)
    return list->items[it->position++];
  it->source = nullptr;
  return kUnset;
}

inline Value nextOfRange(RangeIteratorObject *it) {
  if (it->remaining <= 0)
    return kUnset;
  --it->remaining;
  int64_t current = it->current;
  it->current = int64_t(uint64_t(current) + uint64_t(it->step));
  return intValue(current);
}

} // namespace pyaot::rt

#endif
