//===- Containers.h - the containers as native code uses them ---------------------===//
#ifndef PYAOT_RUNTIME_CONTAINERS_CONTAINERS_H
#define PYAOT_RUNTIME_CONTAINERS_CONTAINERS_H

#include "Classes/Type.h"
#include "Memory/Heap.h"

#include <initializer_list>

namespace pyaot::rt {

// --- Tuples and lists ------------------------------------------------------------------
/// Items are kUnset-free only when the caller has filled all of them (they start as 0).
Tuple *newTuple(int64_t length);
Tuple *makeTuple(std::initializer_list<Value> items);
Tuple *makeTuple(const Value *items, size_t count);
extern Tuple *const emptyTuple;
List *newList(int64_t capacity = 0);
List *makeList(const Value *items, size_t count);
void append(List *list, Value item);
/// list(iterable) / tuple(iterable); null = exception.
List *listFrom(Value iterable);
Tuple *tupleFrom(Value iterable);
Status extend(List *list, Value iterable);
/// list.sort(key=, reverse=): Timsort, stable. key None: the items themselves.
Status sortList(List *list, Value key, bool reverse);

// --- Dicts --------------------------------------------------------------------------------
/// Insertion-ordered, compact. In a namespace dict of a module, entries refer to the module's static cells.
struct DictEntry {
  int64_t hash;
  Value key; ///< kUnset: deleted.
  Value value;
};
struct Dict : Object {
  int64_t used;        ///< Live entries.
  int64_t fill;        ///< Entries in use, deleted ones included.
  int64_t capacity;    ///< Of `entries`.
  DictEntry *entries;  ///< Inside a RawArray; traced by Dict.
  void *indices;       ///< int8/16/32 table of positions, size 1 << log2Size.
  uint8_t log2Size;
  uint8_t indexWidth;  ///< log2 of the bytes of one index.
  bool onlyStrKeys;    ///< All keys are exact str: equality is decided without running Python.
  bool hasCells;       ///< Module namespace: `value` of an entry is the address of its cell (see slotOf).
  uint32_t version;    ///< Changes with keys, for mutation checks.
};
PYAOT_KIND(Dict, Dict)

Dict *newDict(int64_t sizeHint = 0);
/// The value, kUnset if absent, kError after an exception (__hash__ or __eq__ raised, unhashable key).
Value get(Dict *dict, Value key);
Value get(Dict *dict, Value key, int64_t hash);
/// Never raises. In a dict with only exact str keys, no Python runs.
Value getStr(Dict *dict, Str *key);
Status set(Dict *dict, Value key, Value value);
Status set(Dict *dict, Value key, int64_t hash, Value value);
void setStr(Dict *dict, Str *key, Value value);
/// 1 if it was there, 0 if not.
Status remove(Dict *dict, Value key);
void clear(Dict *dict);
Dict *copy(Dict *dict);
/// dict.update(mapping or iterable of pairs).
Status update(Dict *dict, Value other);
/// Position for iteration: starts at 0; false at the end. Robust only while the dict is not changed.
bool nextEntry(Dict *dict, int64_t *position, Value *key, Value *value);
/// The namespace of a module: key `name` lives in the static cell.
void bindCell(Dict *dict, Str *name, Value *cell);

// --- Sets ---------------------------------------------------------------------------------------
struct SetEntry {
  int64_t hash;
  Value key; ///< 0: free; kUnset: deleted.
};
struct Set : Object { ///< Kinds Set and FrozenSet.
  int64_t used, fill;
  int64_t mask;
  SetEntry *table;
  int64_t cachedHash; ///< frozenset; -1: not computed.
  uint32_t version;
};
PYAOT_KIND(Set, Set)
Set *newSet();
Set *newFrozenSet();
Status add(Set *set, Value key);
Status contains(Set *set, Value key);
bool nextItem(Set *set, int64_t *position, Value *key);

// --- Slices -----------------------------------------------------------------------------------------
/// slice.indices(length): start, stop, step and the number of items. false = exception.
bool sliceIndices(Value slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);

} // namespace pyaot::rt

#endif
