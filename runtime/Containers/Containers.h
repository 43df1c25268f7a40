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
  Value key;   ///< kUnset: deleted.
  Value value; ///< In a namespace: perhaps a reference to a cell. Read it through slotOf().
};
struct Dict : Object {
  int64_t used;       ///< Live entries.
  int64_t fill;       ///< Entries in use, deleted ones included.
  int64_t capacity;   ///< Of `entries`.
  int64_t usable;     ///< Insertions left before the table is rebuilt.
  DictEntry *entries; ///< Behind the indices in one RawArray; null only when capacity is 0.
  void *indices;      ///< int8/16/32 table of positions, size 1 << log2Size, at the start of that RawArray.
  Dict *cells;        ///< Module namespaces: name -> reference to its cell, for bound and unbound names; else null.
  uint32_t version;   ///< Changes with keys, for mutation checks.
  uint8_t log2Size;
  uint8_t indexWidth; ///< log2 of the bytes of one index.
  bool onlyStrKeys;   ///< All keys are exact str: equality is decided without running Python.
};
/// A cell's address as it stands in an entry: a bit pattern that no Value has.
inline constexpr uint64_t kCellReference = 0xFFF4'0000'0000'0000u;
constexpr bool isCellReference(Value v) { return v.bits >> 48 == kCellReference >> 48; }
inline Value *cellOf(Value reference) { return reinterpret_cast<Value *>(reference.bits & ~kCellReference); }
/// The place where an entry's value lives.
inline Value *slotOf(DictEntry *entry) { return isCellReference(entry->value) ? cellOf(entry->value) : &entry->value; }
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
DictEntry *nextEntry(Dict *dict, int64_t *position); ///< Null at the end.
bool nextEntry(Dict *dict, int64_t *position, Value *key, Value *value);
/// The namespace of a module: the value of `name` lives in the static cell from now on. A cell that is kUnset gets the value
/// that the dict had; if there is none the name enters the dict when it is set there, or when bindCell() is called again
/// with a value in the cell. Removing the key sets the cell to kUnset.
void bindCell(Dict *dict, Str *name, Value *cell);

// --- Sets ---------------------------------------------------------------------------------------
struct SetEntry {
  int64_t hash;
  Value key; ///< 0: free; kUnset: deleted.
};
struct Set : Object { ///< Kinds Set and FrozenSet.
  int64_t used, fill;
  int64_t mask;    ///< Size of the table - 1; never less than 7, also while there is no table.
  int64_t finger;  ///< Where pop() looks next.
  SetEntry *table; ///< Inside a RawArray; null: empty.
  int64_t cachedHash; ///< frozenset; -1: not computed.
  uint32_t version;
};
PYAOT_KIND(Set, Set)
Set *newSet();
Set *newFrozenSet();
Status add(Set *set, Value key);
Status contains(Set *set, Value key);
bool nextItem(Set *set, int64_t *position, Value *key);

// --- Ranges ---------------------------------------------------------------------------------------
struct Range : Object {
  Value start, stop, step, length; ///< Exact ints of any size.
};
PYAOT_KIND(Range, Range)

// --- Slices -----------------------------------------------------------------------------------------
/// A bound of a slice or of list.index: any int or object with __index__, clamped to int64. false = exception.
bool sliceBound(Value v, int64_t *out, bool mayBeNone = true);
/// slice.indices(length): start, stop, step and the number of items. false = exception.
bool sliceIndices(Value slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count);

} // namespace pyaot::rt

#endif
