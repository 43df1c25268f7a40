//===- DictViews.cpp - dict views, dict iterators, mappingproxy -----------------------===//
//
// Python reference: library, "Dictionary view objects"; types.MappingProxyType.
//
//===----------------------------------------------------------------------===//
#include "Containers/Dict.h"
#include "Containers/Iterators.h"
#include "Containers/Set.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

namespace {

// --- Iterators ------------------------------------------------------------------------------------

/// The next entry, or null at the end or after an exception.
DictEntry *advance(DictIteratorObject *it, bool backwards) {
  Dict *dict = it->dict;
  if (!dict)
    return nullptr;
  if (it->used != dict->used) {
    it->used = -1;
    raise(types::RuntimeError, "dictionary changed size during iteration");
    return nullptr;
  }
  DictEntry *entries = dict->entries;
  int64_t i = it->position;
  if (backwards) {
    if (i > dict->fill)
      i = dict->fill;
    do
      --i;
    while (i >= 0 && entries[i].key == kUnset);
    it->position = i;
    if (i >= 0)
      return &entries[i];
  } else {
    int64_t fill = dict->fill;
    while (i < fill && entries[i].key == kUnset)
      ++i;
    it->position = i + 1;
    if (i < fill) {
      if (it->remaining-- > 0)
        return &entries[i];
      it->dict = nullptr;
      raise(types::RuntimeError, "dictionary keys changed during iteration");
      return nullptr;
    }
  }
  it->dict = nullptr;
  return nullptr;
}

inline Value ended() { return isRaised() ? kError : kUnset; }

template <bool Backwards> Value nextKey(Value self) {
  DictEntry *entry = advance(as<DictIteratorObject>(self), Backwards);
  return entry ? entry->key : ended();
}
template <bool Backwards> Value nextValue(Value self) {
  DictEntry *entry = advance(as<DictIteratorObject>(self), Backwards);
  return entry ? *slotOf(entry) : ended();
}
template <bool Backwards> Value nextPair(Value self) {
  DictEntry *entry = advance(as<DictIteratorObject>(self), Backwards);
  if (!entry)
    return ended();
  Value key = entry->key, value = *slotOf(entry);
  Tuple *pair = newTuple(2);
  pair->items()[0] = key;
  pair->items()[1] = value;
  return valueOf(pair);
}

Value itself(Value self) { return self; }
void iteratorTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<DictIteratorObject *>(self)->dict); }

Value iteratorHint(Value self, Value *, size_t, Tuple *) {
  auto *it = as<DictIteratorObject>(self);
  return smallInt(it->dict && it->used == it->dict->used ? it->remaining : 0);
}

constexpr NativeMethod iteratorMethods[] = {{"__length_hint__", iteratorHint}, {}};

// --- Views -----------------------------------------------------------------------------------------

int64_t viewLength(Value self) { return as<DictView>(self)->dict->used; }
void viewTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<DictView *>(self)->dict); }

Value viewIter(Value self) {
  auto *view = as<DictView>(self);
  Shape *shape = view->shape == &shapes::DictKeys     ? &shapes::DictKeyIterator
                 : view->shape == &shapes::DictValues ? &shapes::DictValueIterator
                                                      : &shapes::DictItemIterator;
  return makeDictIterator(shape, view->dict);
}

Value viewReversed(Value self, Value *, size_t, Tuple *) {
  auto *view = as<DictView>(self);
  Shape *shape = view->shape == &shapes::DictKeys     ? &shapes::DictReverseKeyIterator
                 : view->shape == &shapes::DictValues ? &shapes::DictReverseValueIterator
                                                      : &shapes::DictReverseItemIterator;
  return makeDictIterator(shape, view->dict);
}

Value viewRepr(Value self) {
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : valueOf(makeStr("..."));
  List *list = listFrom(self);
  Value text = list ? formatText("%T(%R)", self, valueOf(list)) : kError;
  leaveRepr(self);
  return text;
}

Status keysContain(Value self, Value key) {
  Value value = get(as<DictView>(self)->dict, key);
  return !value ? kRaised : value != kUnset;
}

Status itemsContain(Value self, Value item) {
  if (!isKind<Tuple>(item) || as<Tuple>(item)->length != 2)
    return 0;
  Value value = get(as<DictView>(self)->dict, as<Tuple>(item)->items()[0]);
  if (!value)
    return kRaised;
  return value == kUnset ? 0 : quickEqual(value, as<Tuple>(item)->items()[1]);
}

/// A view of keys or items, of an OrderedDict too.
bool isSetView(Value v) {
  return isObject(v) && (objectOf(v)->shape->kind == Kind::DictKeys || objectOf(v)->shape->kind == Kind::DictItems);
}

bool isSetLike(Value v) {
  return isAnySet(v) || isSetView(v);
}

Status containsAll(Value container, Value items) {
  Iterate it(items);
  Value item;
  while (it.next(&item)) {
    Status found = Contains(item, container);
    if (found <= 0)
      return found;
  }
  return it.failed() ? kRaised : 1;
}

Value viewCompare(Value left, Value right, CompareOp op) {
  if (!isSetLike(left) || !isSetLike(right))
    return kNotImplemented;
  int64_t a = length(left), b = a < 0 ? -1 : length(right);
  if (b < 0)
    return kError;
  Status answer = 0;
  switch (op) {
  case CompareOp::Equal:
  case CompareOp::NotEqual:
    answer = a == b ? containsAll(right, left) : 0;
    if (answer >= 0 && op == CompareOp::NotEqual)
      answer = !answer;
    break;
  case CompareOp::Less: answer = a < b ? containsAll(right, left) : 0; break;
  case CompareOp::LessEqual: answer = a <= b ? containsAll(right, left) : 0; break;
  case CompareOp::Greater: answer = a > b ? containsAll(left, right) : 0; break;
  case CompareOp::GreaterEqual: answer = a >= b ? containsAll(left, right) : 0; break;
  }
  return answer < 0 ? kError : boolValue(answer);
}

/// The operands of & | - ^: either may be the view.
Value viewAnd(Value left, Value right) {
  if (!isSetView(left)) {
    Value swap = left;
    left = right;
    right = swap;
  }
  // The smaller one is walked.
  if (isSetLike(right) && isObject(right) && !isAnySet(right) && viewLength(right) > viewLength(left)) {
    Value swap = left;
    left = right;
    right = swap;
  }
  Set *result = newSet();
  Iterate it(right);
  Value item;
  while (it.next(&item)) {
    Status found = Contains(item, left);
    if (found < 0 || (found && add(result, item) < 0))
      return kError;
  }
  return it.failed() ? kError : valueOf(result);
}

template <Status (*Combine)(Set *, Value)> Value viewOperator(Value left, Value right) {
  Set *result = newSet();
  if (updateSet(result, left) < 0 || Combine(result, right) < 0)
    return kError;
  return valueOf(result);
}

Value viewIsDisjoint(Value self, Value *args, size_t, Tuple *) {
  Value other = args[0];
  if (self == other)
    return boolValue(viewLength(self) == 0);
  if (isSetLike(other)) {
    int64_t theirs = length(other);
    if (theirs < 0)
      return kError;
    if (theirs > viewLength(self)) {
      Value swap = self;
      self = other;
      other = swap;
    }
  }
  Iterate it(other);
  Value item;
  while (it.next(&item)) {
    Status found = Contains(item, self);
    if (found)
      return found < 0 ? kError : kFalse;
  }
  return it.failed() ? kError : kTrue;
}

Value viewMapping(Value self) {
  auto *proxy = allocate<DictView>(&shapes::MappingProxy);
  proxy->dict = as<DictView>(self)->dict;
  return valueOf(proxy);
}

constexpr NativeMethod setViewMethods[] = {{"isdisjoint", viewIsDisjoint, Arity::One}, {"__reversed__", viewReversed}, {}};
constexpr NativeMethod valuesMethods[] = {{"__reversed__", viewReversed}, {}};
constexpr NativeGetSet viewGetSets[] = {{"mapping", viewMapping}, {}};

// --- mappingproxy -------------------------------------------------------------------------------------

/// A read-only view of any mapping; DictView's layout, but `dict` may be any object.
Value mappingOf(Value proxy) { return valueOf(as<DictView>(proxy)->dict); }

Value proxyCreate(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"mapping", nullptr};
  Value mapping;
  if (!bindNative("mappingproxy", parameters, 0, 1, 1, args, nargs, keywordNames, &mapping))
    return kError;
  if (!typeOf(mapping)->slots.getItem || isKind<List>(mapping) || isKind<Tuple>(mapping))
    return raise(types::TypeError, "mappingproxy() argument must be a mapping, not %T", mapping);
  auto *proxy = allocate<DictView>(&shapes::MappingProxy);
  proxy->dict = as<Dict>(mapping);
  return valueOf(proxy);
}


Value proxyMethod(Value self, std::string_view name, Value *args, size_t nargs) {
  Value method = getAttr(mappingOf(self), intern(name));
  return method ? call(method, args, nargs) : kError;
}

Value proxyCompare(Value left, Value right, CompareOp op) { return compare(mappingOf(left), right, op); }

Value unwrapped(Value v) { return isObject(v) && objectOf(v)->shape == &shapes::MappingProxy ? mappingOf(v) : v; }

constexpr NativeMethod proxyMethods[] = {
    {"get", [](Value self, Value *args, size_t nargs, Tuple *) -> Value {
       Value both[2] = {args[0], nargs > 1 ? args[1] : kNone};
       return proxyMethod(self, "get", both, 2);
     }, Arity::Range, 1, 2},
    {"keys", [](Value self, Value *args, size_t, Tuple *) { return proxyMethod(self, "keys", args, 0); }},
    {"values", [](Value self, Value *args, size_t, Tuple *) { return proxyMethod(self, "values", args, 0); }},
    {"items", [](Value self, Value *args, size_t, Tuple *) { return proxyMethod(self, "items", args, 0); }},
    {"copy", [](Value self, Value *args, size_t, Tuple *) { return proxyMethod(self, "copy", args, 0); }},
    {"__reversed__", [](Value self, Value *args, size_t, Tuple *) { return proxyMethod(self, "__reversed__", args, 0); }},
    {},
};

} // namespace

Value makeDictView(Shape *shape, Value dict) {
  auto *view = allocate<DictView>(shape);
  view->dict = as<Dict>(dict);
  return valueOf(view);
}

Value makeDictIterator(Shape *shape, Dict *dict) {
  auto *it = allocate<DictIteratorObject>(shape);
  it->dict = dict;
  it->used = it->remaining = dict->used;
  bool backwards = shape == &shapes::DictReverseKeyIterator || shape == &shapes::DictReverseValueIterator ||
                   shape == &shapes::DictReverseItemIterator;
  it->position = backwards ? dict->fill : 0;
  return valueOf(it);
}

#define PYAOT_DICT_ITERATOR(Id, Next)                                                                                  \
  constinit const TypeDefinition definitions::Id = {.slots = {.iter = itself, .next = Next, .trace = iteratorTrace},   \
                                                    .methods = iteratorMethods,                                        \
                                                    .instanceSize = sizeof(DictIteratorObject)};
PYAOT_DICT_ITERATOR(DictKeyIterator, nextKey<false>)
PYAOT_DICT_ITERATOR(DictValueIterator, nextValue<false>)
PYAOT_DICT_ITERATOR(DictItemIterator, nextPair<false>)
PYAOT_DICT_ITERATOR(DictReverseKeyIterator, nextKey<true>)
PYAOT_DICT_ITERATOR(DictReverseValueIterator, nextValue<true>)
PYAOT_DICT_ITERATOR(DictReverseItemIterator, nextPair<true>)

#define PYAOT_SET_VIEW(Id, ContainsSlot)                                                                               \
  constinit const TypeDefinition definitions::Id = {.slots = {.repr = viewRepr,                                        \
                                                              .compare = viewCompare,                                  \
                                                              .iter = viewIter,                                        \
                                                              .subtract = viewOperator<differenceUpdate>,              \
                                                              .bitAnd = viewAnd,                                       \
                                                              .bitOr = viewOperator<updateSet>,                        \
                                                              .bitXor = viewOperator<symmetricDifferenceUpdate>,       \
                                                              .length = viewLength,                                    \
                                                              .contains = ContainsSlot,                                \
                                                              .trace = viewTrace},                                     \
                                                    .methods = setViewMethods,                                         \
                                                    .getSets = viewGetSets,                                            \
                                                    .instanceSize = sizeof(DictView)};
PYAOT_SET_VIEW(DictKeys, keysContain)
PYAOT_SET_VIEW(DictItems, itemsContain)

constinit const TypeDefinition definitions::DictValues = {
    .slots = {.repr = viewRepr, .iter = viewIter, .length = viewLength, .trace = viewTrace},
    .methods = valuesMethods,
    .getSets = viewGetSets,
    .instanceSize = sizeof(DictView)};

constinit const TypeDefinition definitions::MappingProxy = {
    .slots = {.repr = [](Value self) { return formatText("mappingproxy(%R)", mappingOf(self)); },
              .str = [](Value self) -> Value { return valueOf(str(mappingOf(self))); },
              .hash = [](Value self) { return hash(mappingOf(self)); },
              .compare = proxyCompare,
              .iter = [](Value self) { return GetIter(mappingOf(self)); },
              .create = proxyCreate,
              .bitOr = [](Value left, Value right) { return BitOr(unwrapped(left), unwrapped(right)); },
              .inplaceBitOr = [](Value self, Value) -> Value {
                return raise(types::TypeError, "'|=' is not supported by %T; use '|' instead", self);
              },
              .length = [](Value self) { return length(mappingOf(self)); },
              .getItem = [](Value self, Value key) { return GetItem(mappingOf(self), key); },
              .contains = [](Value self, Value key) { return Contains(key, mappingOf(self)); },
              .trace = viewTrace},
    .methods = proxyMethods,
    .instanceSize = sizeof(DictView)};

} // namespace pyaot::rt
