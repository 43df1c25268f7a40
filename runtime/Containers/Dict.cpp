//===- Dict.cpp - dict: the hash table ---------------------------------------------===//
//
// Entries stand in insertion order in one array; a table of small integers
// (1, 2 or 4 bytes each) says where the entry of a hash is. Both live in one
// RawArray: indices first, then entries. A look-up has three ways: small-int
// keys compare words, str keys compare text and never run Python, all others
// compare hashes and then ask __eq__, which may change the dict.
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Containers/Dict.h"

namespace pyaot::rt {

namespace {

constexpr int64_t kEmpty = -1, kDeleted = -2;
constexpr int kMinLog2Size = 3;

constexpr int64_t usableOf(int log2Size) { return (int64_t(2) << log2Size) / 3; }
constexpr int indexWidthOf(int log2Size) { return log2Size <= 7 ? 0 : log2Size <= 15 ? 1 : 2; }

int log2SizeFor(int64_t count) {
  int log2Size = kMinLog2Size;
  while (usableOf(log2Size) < count)
    ++log2Size;
  return log2Size;
}

/// CPython's probe sequence: the whole hash takes part before it turns into a full cycle.
struct Probe {
  uint64_t mask, perturb, i;
  Probe(int64_t hash, int log2Size)
      : mask((uint64_t(1) << log2Size) - 1), perturb(uint64_t(hash)), i(uint64_t(hash) & mask) {}
  void advance() {
    perturb >>= 5;
    i = (i * 5 + perturb + 1) & mask;
  }
};

int64_t indexAt(const Dict *dict, uint64_t i) {
  switch (dict->indexWidth) {
  case 0: return static_cast<int8_t *>(dict->indices)[i];
  case 1: return static_cast<int16_t *>(dict->indices)[i];
  default: return static_cast<int32_t *>(dict->indices)[i];
  }
}

void setIndexAt(Dict *dict, uint64_t i, int64_t position) {
  switch (dict->indexWidth) {
  case 0: static_cast<int8_t *>(dict->indices)[i] = int8_t(position); break;
  case 1: static_cast<int16_t *>(dict->indices)[i] = int16_t(position); break;
  default: static_cast<int32_t *>(dict->indices)[i] = int32_t(position); break;
  }
}

/// The size of the RawArray of a table.
uint64_t tableBytes(int log2Size) {
  return (uint64_t(1) << (log2Size + indexWidthOf(log2Size))) + uint64_t(usableOf(log2Size)) * sizeof(DictEntry);
}

/// Gives the dict a fresh table of this size with all indices empty; the old arrays stay valid for the caller.
void installTable(Dict *dict, int log2Size) {
  uint8_t *data = allocateRaw(tableBytes(log2Size))->data();
  uint64_t indexBytes = uint64_t(1) << (log2Size + indexWidthOf(log2Size));
  memset(data, 0xFF, indexBytes);
  store(dict, &dict->indices, static_cast<void *>(data));
  dict->entries = reinterpret_cast<DictEntry *>(data + indexBytes);
  dict->log2Size = uint8_t(log2Size);
  dict->indexWidth = uint8_t(indexWidthOf(log2Size));
  dict->capacity = usableOf(log2Size);
}

template <typename Index> void fillIndices(Dict *dict) {
  Index *indices = static_cast<Index *>(dict->indices);
  for (int64_t position = 0; position < dict->fill; ++position) {
    Probe probe(dict->entries[position].hash, dict->log2Size);
    while (indices[probe.i] != Index(kEmpty))
      probe.advance();
    indices[probe.i] = Index(position);
  }
}

/// Rebuilds the table without deleted entries, in a table of this size.
void rebuild(Dict *dict, int log2Size) {
  DictEntry *old = dict->entries;
  int64_t oldFill = dict->fill;
  installTable(dict, log2Size);
  if (oldFill == dict->used) {
    if (oldFill)
      memcpy(dict->entries, old, size_t(oldFill) * sizeof(DictEntry));
  } else {
    DictEntry *to = dict->entries;
    for (int64_t i = 0; i < oldFill; ++i)
      if (old[i].key != kUnset)
        *to++ = old[i];
  }
  dict->fill = dict->used;
  dict->usable = dict->capacity - dict->used;
  switch (dict->indexWidth) {
  case 0: fillIndices<int8_t>(dict); break;
  case 1: fillIndices<int16_t>(dict); break;
  default: fillIndices<int32_t>(dict); break;
  }
}

/// Small ints: the same word, or (rarely) an equal key of another type with the same hash.
template <typename Index> int64_t findSmallInt(Dict *dict, Value key, int64_t hash, bool *undecided) {
  const Index *indices = static_cast<Index *>(dict->indices);
  const DictEntry *entries = dict->entries;
  for (Probe probe(hash, dict->log2Size);; probe.advance()) {
    int64_t position = indices[probe.i];
    if (position < 0) {
      if (position == kEmpty)
        return -1;
      continue;
    }
    const DictEntry &entry = entries[position];
    if (entry.key == key)
      return position;
    if (entry.hash == hash && !isSmallInt(entry.key)) {
      *undecided = true;
      return -1;
    }
  }
}

/// Exact str keys: the same object or the same text. Keys of other types with this hash leave it undecided.
template <typename Index> int64_t findStr(Dict *dict, Str *key, int64_t hash, bool *undecided) {
  const Index *indices = static_cast<Index *>(dict->indices);
  const DictEntry *entries = dict->entries;
  for (Probe probe(hash, dict->log2Size);; probe.advance()) {
    int64_t position = indices[probe.i];
    if (position < 0) {
      if (position == kEmpty)
        return -1;
      continue;
    }
    const DictEntry &entry = entries[position];
    if (entry.key == valueOf(key))
      return position;
    if (entry.hash != hash)
      continue;
    if (!dict->onlyStrKeys && !isExactStr(entry.key)) {
      *undecided = true;
      return -1;
    }
    if (equalStr(as<Str>(entry.key), key))
      return position;
  }
}

/// Any key: __eq__ may run, and may change the dict; then the search starts again, as in CPython.
int64_t findAny_py(Dict *dict, Value key, int64_t hash) {
restart:
  if (!dict->indices)
    return -1;
  const DictEntry *entries = dict->entries;
  for (Probe probe(hash, dict->log2Size);; probe.advance()) {
    int64_t position = indexAt(dict, probe.i);
    if (position < 0) {
      if (position == kEmpty)
        return -1;
      continue;
    }
    if (entries[position].key == key)
      return position;
    if (entries[position].hash != hash)
      continue;
    Value other = entries[position].key;
    Status same = quickEqual(other, key);
    if (same < 0)
      return -2;
    if (dict->entries != entries || entries[position].key != other)
      goto restart;
    if (same)
      return position;
  }
}

/// Adds an entry for a key that is known to be absent.
DictEntry *insertNew(Dict *dict, Value key, int64_t hash, Value value) {
  if (dict->usable == 0) [[unlikely]]
    rebuild(dict, log2SizeFor(dict->used * 2));
  if (!isExactStr(key))
    dict->onlyStrKeys = false;
  else if (dict->used == 0)
    dict->onlyStrKeys = true;
  Probe probe(hash, dict->log2Size);
  while (indexAt(dict, probe.i) >= 0)
    probe.advance();
  int64_t position = dict->fill;
  setIndexAt(dict, probe.i, position);
  DictEntry *entry = &dict->entries[position];
  entry->hash = hash;
  store(dict, &entry->key, key);
  store(dict, &entry->value, value);
  ++dict->fill;
  --dict->usable;
  ++dict->used;
  ++dict->version;
  return entry;
}

/// insertNew() in a namespace: the value goes into the cell of that name, if there is one.
[[gnu::noinline]] DictEntry *insertWithCells(Dict *dict, Value key, int64_t hash, Value value) {
  if (isExactStr(key)) {
    int64_t position = find(dict->cells, key, hash);
    if (position >= 0) {
      Value reference = dict->cells->entries[position].value;
      *cellOf(reference) = value;
      value = reference;
    }
  }
  return insertNew(dict, key, hash, value);
}

/// The entry leaves the dict; its place in the index table becomes a tombstone.
void removeAt(Dict *dict, int64_t position) {
  DictEntry *entry = &dict->entries[position];
  Probe probe(entry->hash, dict->log2Size);
  while (indexAt(dict, probe.i) != position)
    probe.advance();
  setIndexAt(dict, probe.i, kDeleted);
  if (isCellReference(entry->value))
    *cellOf(entry->value) = kUnset;
  entry->key = kUnset;
  entry->value = Value{};
  --dict->used;
  ++dict->version;
}

} // namespace

int64_t find(Dict *dict, Value key, int64_t hash) {
  if (dict->used == 0)
    return -1;
  bool undecided = false;
  int64_t position;
  if (isSmallInt(key)) {
    switch (dict->indexWidth) {
    case 0: position = findSmallInt<int8_t>(dict, key, hash, &undecided); break;
    case 1: position = findSmallInt<int16_t>(dict, key, hash, &undecided); break;
    default: position = findSmallInt<int32_t>(dict, key, hash, &undecided); break;
    }
  } else if (isExactStr(key)) {
    Str *text = as<Str>(key);
    switch (dict->indexWidth) {
    case 0: position = findStr<int8_t>(dict, text, hash, &undecided); break;
    case 1: position = findStr<int16_t>(dict, text, hash, &undecided); break;
    default: position = findStr<int32_t>(dict, text, hash, &undecided); break;
    }
  } else
    return findAny_py(dict, key, hash);
  return undecided ? findAny_py(dict, key, hash) : position;
}

Dict *newDict(int64_t sizeHint) {
  Dict *dict = allocate<Dict>(&shapes::Dict);
  if (sizeHint > 0) {
    installTable(dict, log2SizeFor(sizeHint));
    dict->usable = dict->capacity;
  }
  return dict;
}

int64_t unhashable(Value v, const char *use) {
  if (!semanticsAtLeast(14) || thread.pending == kUnset || typeOf(thread.pending) != &types::TypeError)
    return -1;
  Value cause = takePending();
  raise(types::TypeError, "cannot use '%T' as %s (%S)", v, use, cause);
  return -1;
}

Value get(Dict *dict, Value key, int64_t hash) {
  int64_t position = find(dict, key, hash);
  return position >= 0 ? *slotOf(&dict->entries[position]) : position == -1 ? kUnset : kError;
}

Value get(Dict *dict, Value key) {
  int64_t hash = keyHash(key);
  return hash == -1 ? kError : get(dict, key, hash);
}

Value getStr(Dict *dict, Str *key) {
  Value value = get(dict, valueOf(key), key->hash ? int64_t(key->hash) : hashStr(key));
  if (value) [[likely]]
    return value;
  clearPending();
  return kUnset;
}

Status set(Dict *dict, Value key, int64_t hash, Value value) {
  int64_t position = find(dict, key, hash);
  if (position >= 0) {
    store(dict, slotOf(&dict->entries[position]), value);
    return kOk;
  }
  if (position == -2)
    return kRaised;
  if (dict->cells) [[unlikely]]
    insertWithCells(dict, key, hash, value);
  else
    insertNew(dict, key, hash, value);
  return kOk;
}

Status set(Dict *dict, Value key, Value value) {
  int64_t hash = keyHash(key);
  return hash == -1 ? kRaised : set(dict, key, hash, value);
}

void setStr(Dict *dict, Str *key, Value value) {
  if (set(dict, valueOf(key), hashStr(key), value) < 0)
    clearPending();
}

Value *findOrInsert(Dict *dict, Value key, Value fallback, bool *isNew) {
  *isNew = false;
  int64_t hash = keyHash(key);
  if (hash == -1)
    return nullptr;
  int64_t position = find(dict, key, hash);
  if (position >= 0)
    return slotOf(&dict->entries[position]);
  if (position == -2)
    return nullptr;
  *isNew = true;
  return slotOf(dict->cells ? insertWithCells(dict, key, hash, fallback) : insertNew(dict, key, hash, fallback));
}

Value take(Dict *dict, Value key) {
  int64_t hash = keyHash(key);
  if (hash == -1)
    return kError;
  int64_t position = find(dict, key, hash);
  if (position < 0)
    return position == -1 ? kUnset : kError;
  Value value = *slotOf(&dict->entries[position]);
  removeAt(dict, position);
  return value;
}

Status remove(Dict *dict, Value key) {
  Value value = take(dict, key);
  return !value ? kRaised : value != kUnset;
}

bool takeLast(Dict *dict, Value *key, Value *value) {
  if (dict->used == 0)
    return false;
  int64_t position = dict->fill - 1;
  while (dict->entries[position].key == kUnset)
    --position;
  *key = dict->entries[position].key;
  *value = *slotOf(&dict->entries[position]);
  removeAt(dict, position);
  dict->fill = position; // `usable` stays: the index table has a tombstone more
  return true;
}

/// The position of the first entry that is there; fill if none is. How many deleted ones are in front is noted in the first
/// of them, so that a dict used as a queue is not walked again and again.
static int64_t firstPosition(Dict *dict) {
  if (dict->fill == 0 || dict->entries[0].key != kUnset)
    return 0;
  int64_t i = isSmallInt(dict->entries[0].value) ? smallIntOf(dict->entries[0].value) : 1;
  while (i < dict->fill && dict->entries[i].key == kUnset)
    ++i;
  dict->entries[0].value = smallInt(i);
  return i;
}

void takeFirst(Dict *dict, Value *key, Value *value) {
  int64_t position = firstPosition(dict);
  *key = dict->entries[position].key;
  *value = *slotOf(&dict->entries[position]);
  removeAt(dict, position);
}

void moveEntry(Dict *dict, int64_t position, bool toEnd) {
  int64_t last = dict->fill - 1, first = firstPosition(dict);
  while (dict->entries[last].key == kUnset)
    --last;
  if (position == (toEnd ? last : first))
    return;
  if (toEnd ? dict->usable == 0 : first == 0) {
    // A table with places that are free behind the entries, or in front of them.
    int64_t room = toEnd ? 0 : dict->used / 2 + 4;
    Value key = dict->entries[position].key;
    rebuild(dict, log2SizeFor((dict->used + room) * 2));
    if (room) {
      memmove(dict->entries + room, dict->entries, size_t(dict->fill) * sizeof(DictEntry));
      for (int64_t i = 0; i < room; ++i)
        dict->entries[i] = {0, kUnset, Value{}};
      uint64_t size = uint64_t(1) << dict->log2Size;
      for (uint64_t i = 0; i < size; ++i)
        if (int64_t p = indexAt(dict, i); p >= 0)
          setIndexAt(dict, i, p + room);
      dict->fill += room;
      dict->usable -= room;
    }
    first = room;
    for (position = first; dict->entries[position].key != key;)
      ++position;
  }
  int64_t to = toEnd ? dict->fill++ : first - 1;
  dict->usable -= toEnd;
  DictEntry moved = dict->entries[position];
  Probe probe(moved.hash, dict->log2Size);
  while (indexAt(dict, probe.i) != position)
    probe.advance();
  setIndexAt(dict, probe.i, to);
  dict->entries[position] = {0, kUnset, Value{}};
  dict->entries[to] = moved;
  if (!toEnd && to > 0)
    dict->entries[0].value = smallInt(to);
  ++dict->version;
}

void clear(Dict *dict) {
  if (dict->cells)
    for (int64_t i = 0; i < dict->fill; ++i)
      if (isCellReference(dict->entries[i].value))
        *cellOf(dict->entries[i].value) = kUnset;
  dict->used = dict->fill = dict->capacity = dict->usable = 0;
  dict->entries = nullptr;
  dict->indices = nullptr;
  dict->log2Size = dict->indexWidth = 0;
  ++dict->version;
}

/// `to` is empty and without a table: it gets a compact copy of `from`.
static void copyTable(Dict *to, Dict *from) {
  if (from->used == 0)
    return;
  to->onlyStrKeys = from->onlyStrKeys;
  if (from->used == from->fill && !from->cells) {
    installTable(to, from->log2Size);
    memcpy(to->indices, from->indices, tableBytes(from->log2Size));
    to->used = to->fill = from->used;
    to->usable = from->usable;
    return;
  }
  installTable(to, log2SizeFor(from->used));
  to->used = to->fill = 0;
  to->usable = to->capacity;
  for (int64_t i = 0; i < from->fill; ++i)
    if (from->entries[i].key != kUnset)
      insertNew(to, from->entries[i].key, from->entries[i].hash, *slotOf(&from->entries[i]));
}

Dict *copy(Dict *dict) {
  Dict *result = newDict();
  copyTable(result, dict);
  return result;
}

Status mergeDict(Dict *dict, Dict *other) {
  if (dict == other || other->used == 0)
    return kOk;
  if (dict->used == 0 && !dict->cells) {
    clear(dict);
    copyTable(dict, other);
    return kOk;
  }
  if (dict->usable < other->used && !dict->cells)
    rebuild(dict, log2SizeFor(dict->used + other->used));
  uint32_t version = other->version;
  for (int64_t i = 0; i < other->fill; ++i) {
    DictEntry entry = other->entries[i];
    if (entry.key == kUnset)
      continue;
    if (set(dict, entry.key, entry.hash, *slotOf(&entry)) < 0)
      return kRaised;
    if (other->version != version)
      return raise(types::RuntimeError, "dict mutated during update");
  }
  return kOk;
}

DictEntry *nextEntry(Dict *dict, int64_t *position) {
  for (int64_t i = *position; i < dict->fill; ++i)
    if (dict->entries[i].key != kUnset) {
      *position = i + 1;
      return &dict->entries[i];
    }
  *position = dict->fill;
  return nullptr;
}

bool nextEntry(Dict *dict, int64_t *position, Value *key, Value *value) {
  DictEntry *entry = nextEntry(dict, position);
  if (!entry)
    return false;
  *key = entry->key;
  *value = *slotOf(entry);
  return true;
}

void bindCell(Dict *dict, Str *name, Value *cell) {
  Value reference{reinterpret_cast<uint64_t>(cell) | kCellReference};
  Value key = valueOf(name);
  int64_t hash = hashStr(name);
  if (!dict->cells)
    store(dict, &dict->cells, newDict(8));
  if (find(dict->cells, key, hash) < 0)
    insertNew(dict->cells, key, hash, reference);
  int64_t position = find(dict, key, hash);
  if (position >= 0) {
    DictEntry *entry = &dict->entries[position];
    if (entry->value == reference)
      return;
    if (*cell == kUnset)
      *cell = *slotOf(entry);
    entry->value = reference;
  } else if (*cell != kUnset)
    insertNew(dict, key, hash, reference);
}

void traceDict(Object *self, Tracer &tracer) {
  Dict *dict = static_cast<Dict *>(self);
  tracer.visit(dict->cells);
  if (!dict->indices)
    return;
  tracer.visit(static_cast<RawArray *>(dict->indices) - 1);
  for (int64_t i = 0; i < dict->fill; ++i) {
    tracer.visit(dict->entries[i].key);
    tracer.visit(dict->entries[i].value);
  }
}

} // namespace pyaot::rt
