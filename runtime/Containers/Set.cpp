//===- Set.cpp - set and frozenset: the hash table --------------------------------===//
//
// An open-addressing table that grows and probes exactly as CPython's does
// (nine linear probes, then a jump that mixes in the higher bits of the hash; a
// new key goes to the last deleted place that the search has seen, if any):
// programs print sets, and the order must be the same.
//
//===----------------------------------------------------------------------===//
#include "Containers/Set.h"
#include "Containers/Dict.h"

namespace pyaot::rt {

namespace {

constexpr int64_t kMinSize = 8;
constexpr int kLinearProbes = 9;

/// The places of a hash, in the order in which they are tried: `visit(entry)` returns true to stop.
template <typename Visit> inline void probe(SetEntry *table, uint64_t mask, int64_t hash, Visit visit) {
  uint64_t perturb = uint64_t(hash), i = uint64_t(hash) & mask;
  for (;;) {
    SetEntry *entry = &table[i];
    int more = i + kLinearProbes <= mask ? kLinearProbes : 0;
    do
      if (visit(entry))
        return;
    while (++entry, more--);
    perturb >>= 5;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

void insertClean(SetEntry *table, uint64_t mask, Value key, int64_t hash) {
  probe(table, mask, hash, [&](SetEntry *entry) {
    if (entry->key)
      return false;
    entry->key = key;
    entry->hash = hash;
    return true;
  });
}

bool isLive(const SetEntry &entry) { return entry.key && entry.key != kUnset; }

/// A new table with room for more than `minimum` items, without deleted places.
void resize(Set *set, int64_t minimum) {
  int64_t size = kMinSize;
  while (size <= minimum)
    size <<= 1;
  SetEntry *old = set->table;
  int64_t oldMask = set->mask;
  if (old && size == kMinSize && oldMask + 1 == kMinSize && set->fill == set->used)
    return;
  auto *table = reinterpret_cast<SetEntry *>(allocateRaw(uint64_t(size) * sizeof(SetEntry))->data());
  if (old)
    for (int64_t i = 0; i <= oldMask; ++i)
      if (isLive(old[i]))
        insertClean(table, uint64_t(size - 1), old[i].key, old[i].hash);
  store(set, &set->table, table);
  set->mask = size - 1;
  set->fill = set->used;
}

/// Where the key is, or the free place where the search ended; *deleted is the last deleted place on the way. Null = exception.
SetEntry *locate(Set *set, Value key, int64_t hash, SetEntry **deleted) {
  SetEntry *result;
restart:
  bool changed = false;
  SetEntry *table = set->table;
  result = *deleted = nullptr;
  probe(table, uint64_t(set->mask), hash, [&](SetEntry *entry) {
    if (!entry->key || entry->key == key) {
      result = entry;
      return true;
    }
    if (entry->key == kUnset) {
      *deleted = entry;
      return false;
    }
    if (entry->hash != hash || areSmallInts(entry->key, key))
      return false;
    Value other = entry->key;
    Status same = quickEqual(other, key);
    if (same < 0)
      return true;
    if (set->table != table || entry->key != other)
      return changed = true;
    if (same)
      result = entry;
    return same == 1;
  });
  if (changed) {
    if (!set->table)
      resize(set, 0);
    goto restart;
  }
  return result;
}

Set *allocateSet(Shape *shape) {
  Set *set = allocate<Set>(shape);
  set->mask = kMinSize - 1;
  set->cachedHash = -1;
  return set;
}

} // namespace

Set *newSet() { return allocateSet(&shapes::Set); }
Set *newFrozenSet() { return allocateSet(&shapes::FrozenSet); }

Set *setFrom(Shape *shape, Value iterable) {
  Set *set = allocateSet(shape);
  return iterable != kUnset && updateSet(set, iterable) < 0 ? nullptr : set;
}

SetEntry *findEntry(Set *set, Value key, int64_t hash, bool *failed) {
  *failed = false;
  if (set->used == 0)
    return nullptr;
  SetEntry *deleted, *entry = locate(set, key, hash, &deleted);
  *failed = !entry;
  return entry && entry->key ? entry : nullptr;
}

Status add(Set *set, Value key, int64_t hash) {
  if (!set->table)
    resize(set, 0);
  SetEntry *deleted, *entry = locate(set, key, hash, &deleted);
  if (!entry)
    return kRaised;
  if (entry->key)
    return kOk;
  if (deleted)
    entry = deleted;
  entry->hash = hash;
  store(set, &entry->key, key);
  ++set->used;
  ++set->version;
  if (deleted)
    return kOk;
  ++set->fill;
  if (set->fill * 5 >= set->mask * 3)
    resize(set, set->used > 50000 ? set->used * 2 : set->used * 4);
  return kOk;
}

Status add(Set *set, Value key) {
  int64_t hash = elementHash(key);
  return hash == -1 ? kRaised : add(set, key, hash);
}

Status contains(Set *set, Value key, int64_t hash) {
  bool failed;
  SetEntry *entry = findEntry(set, key, hash, &failed);
  return failed ? kRaised : entry != nullptr;
}

Status contains(Set *set, Value key) {
  int64_t hash = elementHash(key);
  return hash == -1 ? kRaised : contains(set, key, hash);
}

static void removeEntry(Set *set, SetEntry *entry) {
  entry->key = kUnset;
  entry->hash = -1;
  --set->used;
  ++set->version;
}

Status discard(Set *set, Value key, int64_t hash) {
  bool failed;
  SetEntry *entry = findEntry(set, key, hash, &failed);
  if (!entry)
    return failed ? kRaised : 0;
  removeEntry(set, entry);
  return 1;
}

Status discard(Set *set, Value key) {
  int64_t hash = elementHash(key);
  return hash == -1 ? kRaised : discard(set, key, hash);
}

SetEntry *nextItem(Set *set, int64_t *position) {
  if (set->table)
    for (int64_t i = *position; i <= set->mask; ++i)
      if (isLive(set->table[i])) {
        *position = i + 1;
        return &set->table[i];
      }
  *position = set->mask + 1;
  return nullptr;
}

bool nextItem(Set *set, int64_t *position, Value *key) {
  SetEntry *entry = nextItem(set, position);
  if (entry)
    *key = entry->key;
  return entry != nullptr;
}

void clear(Set *set) {
  set->used = set->fill = 0; // the finger of pop() stays, as in CPython
  set->mask = kMinSize - 1;
  set->table = nullptr;
  ++set->version;
}

void swapContents(Set *to, Set *from) {
  std::swap(to->used, from->used);
  std::swap(to->fill, from->fill);
  std::swap(to->mask, from->mask);
  std::swap(to->table, from->table);
  store(to, &to->table, to->table);
  store(from, &from->table, from->table);
  to->cachedHash = from->cachedHash = -1;
  ++to->version;
}

Value popItem(Set *set) {
  if (set->used == 0)
    return kUnset;
  int64_t i = set->finger & set->mask;
  while (!isLive(set->table[i]))
    i = i == set->mask ? 0 : i + 1;
  Value key = set->table[i].key;
  removeEntry(set, &set->table[i]);
  set->finger = i + 1;
  return key;
}

static void reserveForMerge(Set *set, int64_t more) {
  if ((set->fill + more) * 5 >= set->mask * 3)
    resize(set, (set->used + more) * 2);
}

Status mergeSet(Set *set, Set *other) {
  if (set == other || other->used == 0)
    return kOk;
  reserveForMerge(set, other->used);
  if (!set->table)
    resize(set, 0);
  if (set->fill == 0) {
    if (set->mask == other->mask && other->fill == other->used)
      memcpy(set->table, other->table, size_t(set->mask + 1) * sizeof(SetEntry));
    else
      for (int64_t i = 0; i <= other->mask; ++i)
        if (isLive(other->table[i]))
          insertClean(set->table, uint64_t(set->mask), other->table[i].key, other->table[i].hash);
    set->fill = set->used = other->used;
    ++set->version;
    return kOk;
  }
  // The other set may change while an __eq__ runs.
  for (int64_t i = 0; other->table && i <= other->mask; ++i) {
    SetEntry entry = other->table[i];
    if (isLive(entry) && add(set, entry.key, entry.hash) < 0)
      return kRaised;
  }
  return kOk;
}

Status updateSet(Set *set, Value iterable) {
  if (isAnySet(iterable))
    return mergeSet(set, as<Set>(iterable));
  if (isExact<Dict>(iterable)) {
    Dict *dict = as<Dict>(iterable);
    reserveForMerge(set, dict->used);
    int64_t position = 0;
    while (DictEntry *entry = nextEntry(dict, &position))
      if (add(set, entry->key, entry->hash) < 0)
        return kRaised;
    return kOk;
  }
  Iterate it(iterable);
  Value item;
  while (it.next(&item))
    if (add(set, item) < 0)
      return kRaised;
  return it.failed() ? kRaised : kOk;
}

void traceSet(Object *self, Tracer &tracer) {
  Set *set = static_cast<Set *>(self);
  if (!set->table)
    return;
  tracer.visit(reinterpret_cast<RawArray *>(set->table) - 1);
  for (int64_t i = 0; i <= set->mask; ++i)
    tracer.visit(set->table[i].key);
}

/// After many removals: a table without deleted places, if they are more than a quarter.
void dropDeleted(Set *set) {
  if (set->fill - set->used > set->mask / 4)
    resize(set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

} // namespace pyaot::rt
