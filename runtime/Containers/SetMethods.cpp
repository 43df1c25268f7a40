//===- SetMethods.cpp - set and frozenset: slots and methods -----------------------===//
//
// Which operand is walked and which is copied decides the order of the result;
// both follow CPython. Python reference: library, "Set Types".
//
//===----------------------------------------------------------------------===//
#include "Containers/Dict.h"
#include "Containers/Set.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

void dropDeleted(Set *set);

namespace {

Shape *baseShape(Set *set) { return set->shape->kind == Kind::FrozenSet ? &shapes::FrozenSet : &shapes::Set; }
Set *copySet(Set *set) { return setFrom(baseShape(set), valueOf(set)); }

/// A hash for look-ups: sets may ask for a set as if it were a frozenset.
int64_t frozenHash(Set *set) {
  auto shuffle = [](uint64_t h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; };
  uint64_t hash = 0;
  int64_t position = 0;
  while (SetEntry *entry = nextItem(set, &position))
    hash ^= shuffle(uint64_t(entry->hash));
  hash ^= (uint64_t(set->used) + 1) * 1927868237u;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069u + 907133923u;
  return hash == uint64_t(-1) ? 590923713 : int64_t(hash);
}

int64_t lookupHash(Value key) {
  if (isObject(key) && objectOf(key)->shape->kind == Kind::Set) {
    int64_t h = hash(key);
    if (h != -1 || !isPending(types::TypeError))
      return h;
    clearPending();
    return frozenHash(as<Set>(key));
  }
  return quickHash(key);
}

Set *intersection(Set *set, Value other) {
  if (valueOf(set) == other)
    return copySet(set);
  Set *result = setFrom(baseShape(set), kUnset);
  if (isAnySet(other)) {
    Set *walked = as<Set>(other);
    if (walked->used > set->used)
      std::swap(walked, set);
    int64_t position = 0;
    while (SetEntry *entry = nextItem(walked, &position)) {
      SetEntry found = *entry;
      Status in = contains(set, found.key, found.hash);
      if (in < 0 || (in && add(result, found.key, found.hash) < 0))
        return nullptr;
    }
    return result;
  }
  Iterate it(other);
  Value item;
  while (it.next(&item)) {
    int64_t h = quickHash(item);
    Status in = h == -1 ? kRaised : contains(set, item, h);
    if (in < 0 || (in && add(result, item, h) < 0))
      return nullptr;
  }
  return it.failed() ? nullptr : result;
}

Set *difference(Set *set, Value other) {
  bool anySet = isAnySet(other);
  int64_t theirs = anySet ? as<Set>(other)->used : isExact<Dict>(other) ? as<Dict>(other)->used : -1;
  if (theirs < 0 || (set->used >> 2) > theirs) {
    Set *result = copySet(set);
    return result && differenceUpdate(result, other) < 0 ? nullptr : result;
  }
  Set *result = setFrom(baseShape(set), kUnset);
  int64_t position = 0;
  while (SetEntry *entry = nextItem(set, &position)) {
    SetEntry mine = *entry;
    Status in;
    if (anySet)
      in = contains(as<Set>(other), mine.key, mine.hash);
    else {
      int64_t found = find(as<Dict>(other), mine.key, mine.hash);
      in = found == -2 ? kRaised : found >= 0;
    }
    if (in < 0 || (!in && add(result, mine.key, mine.hash) < 0))
      return nullptr;
  }
  return result;
}

Set *symmetricDifference(Set *set, Value other) {
  Set *result = setFrom(baseShape(set), other);
  return result && symmetricDifferenceUpdate(result, valueOf(set)) < 0 ? nullptr : result;
}

Status isSubset(Set *set, Set *other) {
  if (set->used > other->used)
    return 0;
  int64_t position = 0;
  while (SetEntry *entry = nextItem(set, &position)) {
    SetEntry mine = *entry;
    Status in = contains(other, mine.key, mine.hash);
    if (in <= 0)
      return in;
  }
  return 1;
}

// --- Slots ---------------------------------------------------------------------------------------------

Value setRepr(Value self) {
  Set *set = as<Set>(self);
  bool isPlainSet = isExact<Set>(self);
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : formatText("%T(...)", self);
  StrBuilder out;
  bool ok = true;
  if (!isPlainSet || set->used == 0) {
    out.append(typeOf(self)->name);
    out.append('(');
  }
  if (set->used) {
    List *list = listFrom(self); // the items' reprs may change the set
    ok = list != nullptr;
    if (ok) {
      out.append('{');
      ok = appendReprs(
          out, [&](int64_t i, Value *item) { return i < list->length ? (*item = list->items[i], true) : false; });
      out.append('}');
    }
  }
  leaveRepr(self);
  if (!ok)
    return kError;
  if (!isPlainSet || set->used == 0)
    out.append(')');
  return valueOf(out.finish());
}

int64_t frozenSetHash(Value self) {
  Set *set = as<Set>(self);
  if (set->cachedHash == -1)
    set->cachedHash = frozenHash(set);
  return set->cachedHash;
}

Value setCompare(Value left, Value right, CompareOp op) {
  if (!isAnySet(left) || !isAnySet(right))
    return kNotImplemented;
  Set *a = as<Set>(left), *b = as<Set>(right);
  Status answer = 0;
  switch (op) {
  case CompareOp::Equal:
  case CompareOp::NotEqual:
    if (a->used == b->used && (a->cachedHash == -1 || b->cachedHash == -1 || a->cachedHash == b->cachedHash))
      answer = isSubset(a, b);
    if (answer >= 0 && op == CompareOp::NotEqual)
      answer = !answer;
    break;
  case CompareOp::Less: answer = a->used < b->used ? isSubset(a, b) : 0; break;
  case CompareOp::LessEqual: answer = isSubset(a, b); break;
  case CompareOp::Greater: answer = a->used > b->used ? isSubset(b, a) : 0; break;
  case CompareOp::GreaterEqual: answer = isSubset(b, a); break;
  }
  return answer < 0 ? kError : boolValue(answer);
}

Value setCreate(Type *cls, Value *, size_t, Tuple *) {
  if (cls == &types::Set)
    return valueOf(newSet());
  Set *set = static_cast<Set *>(allocateInstance(cls));
  set->mask = 7;
  set->cachedHash = -1;
  return valueOf(set);
}

Status setInitialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (typeOf(self)->slots.initialise == types::Set.slots.initialise && !checkNoKeywords("set", keywordNames))
    return kRaised;
  if (!checkPositional("set", nargs, 0, 1))
    return kRaised;
  clear(as<Set>(self));
  return nargs ? updateSet(as<Set>(self), args[0]) : kOk;
}

Value frozenSetCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  bool isPlain = cls == &types::FrozenSet;
  if (cls->slots.initialise == types::FrozenSet.slots.initialise && !checkNoKeywords("frozenset", keywordNames))
    return kError;
  if (!checkPositional("frozenset", nargs, 0, 1))
    return kError;
  if (isPlain && nargs && isExactFrozen(args[0]))
    return args[0];
  Set *set = isPlain ? newFrozenSet() : static_cast<Set *>(allocateInstance(cls));
  set->mask = 7;
  set->cachedHash = -1;
  return nargs && updateSet(set, args[0]) < 0 ? kError : valueOf(set);
}

int64_t setLength(Value self) { return as<Set>(self)->used; }

Status setContains(Value self, Value key) {
  int64_t h = lookupHash(key);
  return h == -1 ? kRaised : contains(as<Set>(self), key, h);
}

Value setOr(Value left, Value right) {
  if (!isAnySet(left) || !isAnySet(right))
    return kNotImplemented;
  Set *result = copySet(as<Set>(left));
  return mergeSet(result, as<Set>(right)) < 0 ? kError : valueOf(result);
}

template <Set *(*Combine)(Set *, Value)> Value setOperator(Value left, Value right) {
  if (!isAnySet(left) || !isAnySet(right))
    return kNotImplemented;
  Set *result = Combine(as<Set>(left), right);
  return result ? valueOf(result) : kError;
}

template <Status (*Combine)(Set *, Value)> Value setInplace(Value self, Value other) {
  if (!isAnySet(other))
    return kNotImplemented;
  return Combine(as<Set>(self), other) < 0 ? kError : self;
}

Status intersectionUpdate(Set *set, Value other) {
  Set *result = intersection(set, other);
  if (!result)
    return kRaised;
  swapContents(set, result);
  return kOk;
}

// --- Methods -------------------------------------------------------------------------------------------

Value setAdd(Value self, Value *args, size_t, Tuple *) { return add(as<Set>(self), args[0]) < 0 ? kError : kNone; }

Value setRemove(Value self, Value *args, size_t, Tuple *) {
  int64_t h = lookupHash(args[0]);
  Status found = h == -1 ? kRaised : discard(as<Set>(self), args[0], h);
  if (found == 0)
    return raiseWith(types::KeyError, args[0]);
  return found < 0 ? kError : kNone;
}

Value setDiscard(Value self, Value *args, size_t, Tuple *) {
  int64_t h = lookupHash(args[0]);
  return h == -1 || discard(as<Set>(self), args[0], h) < 0 ? kError : kNone;
}

Value setPop(Value self, Value *, size_t, Tuple *) {
  Value key = popItem(as<Set>(self));
  return key != kUnset ? key : Value(raiseWith(types::KeyError, valueOf(makeStr("pop from an empty set"))));
}

Value setClear(Value self, Value *, size_t, Tuple *) {
  clear(as<Set>(self));
  return kNone;
}

Value setCopy(Value self, Value *, size_t, Tuple *) {
  return isExactFrozen(self) ? self : valueOf(copySet(as<Set>(self)));
}

Value setUnion(Value self, Value *args, size_t nargs, Tuple *) {
  Set *result = copySet(as<Set>(self));
  for (size_t i = 0; i < nargs; ++i)
    if (args[i] != self && updateSet(result, args[i]) < 0)
      return kError;
  return valueOf(result);
}

Value setUpdate(Value self, Value *args, size_t nargs, Tuple *) {
  for (size_t i = 0; i < nargs; ++i)
    if (updateSet(as<Set>(self), args[i]) < 0)
      return kError;
  return kNone;
}

Set *intersectionOfAll(Set *set, Value *args, size_t nargs) {
  if (nargs == 0)
    return copySet(set);
  Set *result = set;
  for (size_t i = 0; i < nargs && result; ++i)
    result = intersection(result, args[i]);
  return result;
}

Value setIntersection(Value self, Value *args, size_t nargs, Tuple *) {
  Set *result = intersectionOfAll(as<Set>(self), args, nargs);
  return result ? valueOf(result) : kError;
}

Value setIntersectionUpdate(Value self, Value *args, size_t nargs, Tuple *) {
  Set *result = intersectionOfAll(as<Set>(self), args, nargs);
  if (!result)
    return kError;
  swapContents(as<Set>(self), result);
  return kNone;
}

Value setDifference(Value self, Value *args, size_t nargs, Tuple *) {
  Set *result = nargs ? difference(as<Set>(self), args[0]) : copySet(as<Set>(self));
  for (size_t i = 1; i < nargs && result; ++i)
    if (differenceUpdate(result, args[i]) < 0)
      result = nullptr;
  return result ? valueOf(result) : kError;
}

Value setDifferenceUpdate(Value self, Value *args, size_t nargs, Tuple *) {
  for (size_t i = 0; i < nargs; ++i)
    if (differenceUpdate(as<Set>(self), args[i]) < 0)
      return kError;
  return kNone;
}

Value setSymmetricDifference(Value self, Value *args, size_t, Tuple *) {
  Set *result = symmetricDifference(as<Set>(self), args[0]);
  return result ? valueOf(result) : kError;
}

Value setSymmetricDifferenceUpdate(Value self, Value *args, size_t, Tuple *) {
  return symmetricDifferenceUpdate(as<Set>(self), args[0]) < 0 ? kError : kNone;
}

Value setIsSubset(Value self, Value *args, size_t, Tuple *) {
  Set *set = as<Set>(self);
  if (!isAnySet(args[0])) {
    Set *common = intersection(set, args[0]);
    return common ? boolValue(common->used == set->used) : kError;
  }
  Status answer = isSubset(set, as<Set>(args[0]));
  return answer < 0 ? kError : boolValue(answer);
}

Value setIsSuperset(Value self, Value *args, size_t, Tuple *) {
  Set *set = as<Set>(self);
  Status answer = 1;
  if (isAnySet(args[0]))
    answer = isSubset(as<Set>(args[0]), set);
  else {
    Iterate it(args[0]);
    Value item;
    while (answer == 1 && it.next(&item))
      answer = contains(set, item);
    if (it.failed())
      answer = kRaised;
  }
  return answer < 0 ? kError : boolValue(answer);
}

Value setIsDisjoint(Value self, Value *args, size_t, Tuple *) {
  Set *set = as<Set>(self);
  if (self == args[0])
    return boolValue(set->used == 0);
  if (isAnySet(args[0])) {
    Set *other = as<Set>(args[0]);
    if (other->used > set->used)
      std::swap(other, set);
    int64_t position = 0;
    while (SetEntry *entry = nextItem(other, &position)) {
      SetEntry theirs = *entry;
      Status in = contains(set, theirs.key, theirs.hash);
      if (in)
        return in < 0 ? kError : kFalse;
    }
    return kTrue;
  }
  Iterate it(args[0]);
  Value item;
  while (it.next(&item)) {
    Status in = contains(set, item);
    if (in)
      return in < 0 ? kError : kFalse;
  }
  return it.failed() ? kError : kTrue;
}

Value setReduce(Value self, Value *, size_t, Tuple *) {
  List *items = listFrom(self);
  return items ? valueOf(makeTuple({valueOf(typeOf(self)), valueOf(makeTuple({valueOf(items)})), kNone})) : kError;
}

// --- Iterators --------------------------------------------------------------------------------------------

struct SetIteratorObject : Object {
  Set *set;     ///< Null once exhausted.
  int64_t used; ///< Of the set when we began; -1: broken for good.
  int64_t position;
  int64_t remaining;
};

Value setIter(Value self) {
  auto *it = allocate<SetIteratorObject>(&shapes::SetIterator);
  it->set = as<Set>(self);
  it->used = it->remaining = it->set->used;
  return valueOf(it);
}

Value setIteratorNext(Value self) {
  auto *it = as<SetIteratorObject>(self);
  Set *set = it->set;
  if (!set)
    return kUnset;
  if (it->used != set->used) {
    it->used = -1;
    return raise(types::RuntimeError, "Set changed size during iteration");
  }
  if (SetEntry *entry = nextItem(set, &it->position)) {
    --it->remaining;
    return entry->key;
  }
  it->set = nullptr;
  return kUnset;
}

Value setIteratorHint(Value self, Value *, size_t, Tuple *) {
  auto *it = as<SetIteratorObject>(self);
  return smallInt(it->set && it->used == it->set->used ? it->remaining : 0);
}

void setIteratorTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<SetIteratorObject *>(self)->set); }
Value itself(Value self) { return self; }

constexpr NativeMethod setIteratorMethods[] = {{"__length_hint__", setIteratorHint}, {}};

} // namespace

Status differenceUpdate(Set *set, Value other) {
  if (valueOf(set) == other) {
    clear(set);
    return kOk;
  }
  if (isAnySet(other)) {
    Set *walked = as<Set>(other);
    if ((walked->used >> 3) > set->used && !(walked = intersection(set, other)))
      return kRaised;
    int64_t position = 0;
    while (SetEntry *entry = nextItem(walked, &position)) {
      SetEntry theirs = *entry;
      if (discard(set, theirs.key, theirs.hash) < 0)
        return kRaised;
    }
  } else {
    Iterate it(other);
    Value item;
    while (it.next(&item))
      if (discard(set, item) < 0)
        return kRaised;
    if (it.failed())
      return kRaised;
  }
  dropDeleted(set);
  return kOk;
}

Status symmetricDifferenceUpdate(Set *set, Value other) {
  if (valueOf(set) == other) {
    clear(set);
    return kOk;
  }
  auto toggle = [&](Value key, int64_t h) {
    Status found = discard(set, key, h);
    return found ? found : add(set, key, h);
  };
  if (isExact<Dict>(other)) {
    int64_t position = 0;
    while (DictEntry *entry = nextEntry(as<Dict>(other), &position))
      if (toggle(entry->key, entry->hash) < 0)
        return kRaised;
    return kOk;
  }
  Set *walked = isAnySet(other) ? as<Set>(other) : setFrom(baseShape(set), other);
  if (!walked)
    return kRaised;
  int64_t position = 0;
  while (SetEntry *entry = nextItem(walked, &position)) {
    SetEntry theirs = *entry;
    if (toggle(theirs.key, theirs.hash) < 0)
      return kRaised;
  }
  return kOk;
}

#define PYAOT_COMMON_SET_METHODS                                                                                       \
  PYAOT_CLASS_GETITEM, {"copy", setCopy}, {"difference", setDifference, Arity::Range, 0, -1},                                               \
      {"intersection", setIntersection, Arity::Range, 0, -1}, {"isdisjoint", setIsDisjoint, Arity::One},               \
      {"issubset", setIsSubset, Arity::One}, {"issuperset", setIsSuperset, Arity::One},                                \
      {"symmetric_difference", setSymmetricDifference, Arity::One}, {"union", setUnion, Arity::Range, 0, -1},          \
      {"__reduce__", setReduce}

constinit const NativeMethod setMethods[] = {
    PYAOT_COMMON_SET_METHODS,
    {"add", setAdd, Arity::One},
    {"clear", setClear},
    {"discard", setDiscard, Arity::One},
    {"difference_update", setDifferenceUpdate, Arity::Range, 0, -1},
    {"intersection_update", setIntersectionUpdate, Arity::Range, 0, -1},
    {"pop", setPop},
    {"remove", setRemove, Arity::One},
    {"symmetric_difference_update", setSymmetricDifferenceUpdate, Arity::One},
    {"update", setUpdate, Arity::Range, 0, -1},
    {},
};
constinit const NativeMethod frozenSetMethods[] = {PYAOT_COMMON_SET_METHODS, {}};

constinit const TypeDefinition definitions::Set = {
    .slots = {.repr = setRepr,
              .compare = setCompare,
              .iter = setIter,
              .create = setCreate,
              .initialise = setInitialise,
              .subtract = setOperator<difference>,
              .bitAnd = setOperator<intersection>,
              .bitOr = setOr,
              .bitXor = setOperator<symmetricDifference>,
              .inplaceSubtract = setInplace<differenceUpdate>,
              .inplaceBitAnd = setInplace<intersectionUpdate>,
              .inplaceBitOr = setInplace<updateSet>,
              .inplaceBitXor = setInplace<symmetricDifferenceUpdate>,
              .length = setLength,
              .contains = setContains,
              .trace = traceSet},
    .methods = setMethods,
    .doc = "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique elements.",
    .instanceSize = sizeof(struct Set),
};

constinit const TypeDefinition definitions::FrozenSet = {
    .slots = {.repr = setRepr,
              .hash = frozenSetHash,
              .compare = setCompare,
              .iter = setIter,
              .create = frozenSetCreate,
              .subtract = setOperator<difference>,
              .bitAnd = setOperator<intersection>,
              .bitOr = setOr,
              .bitXor = setOperator<symmetricDifference>,
              .length = setLength,
              .contains = setContains,
              .trace = traceSet},
    .methods = frozenSetMethods,
    .doc = "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nBuild an immutable unordered "
           "collection of unique elements.",
    .instanceSize = sizeof(struct Set),
};

constinit const TypeDefinition definitions::SetIterator = {
    .slots = {.iter = itself, .next = setIteratorNext, .trace = setIteratorTrace},
    .methods = setIteratorMethods,
    .instanceSize = sizeof(SetIteratorObject),
};

} // namespace pyaot::rt

using namespace pyaot;
using namespace pyaot::rt;

Value rt::BuildSet(const Value *items, uint64_t count) {
  Set *set = newSet();
  for (uint64_t i = 0; i < count; ++i)
    if (add(set, items[i]) < 0)
      return kError;
  return valueOf(set);
}

Value rt::BuildFrozenSet(const Value *items, uint64_t count) {
  Set *set = newFrozenSet();
  for (uint64_t i = 0; i < count; ++i)
    if (add(set, items[i]) < 0)
      return kError;
  return valueOf(set);
}

Status rt::SetAdd(Value set, Value item) { return add(as<Set>(set), item); }
Status rt::SetUpdate(Value set, Value iterable) { return updateSet(as<Set>(set), iterable); }
