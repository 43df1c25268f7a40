//===- GroupBy.cpp - itertools.groupby ------------------------------------------------------===//
//
// A group and its groupby share one iterator: advancing the groupby ends the group.
//
//===----------------------------------------------------------------------===//
#include "Itertools/Itertools.h"

#include "Builtins/Builtins.h"

namespace pyaot::rt::itertools {

namespace {

struct GroupBy : Object {
  Value iterator, key; ///< key None: the items themselves.
  Value targetKey, currentKey, currentValue; ///< kUnset: not yet.
  Value group;         ///< The group given out last; only its identity counts.
};
struct Grouper : Object {
  Value parent, targetKey;
};

Value groupByCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"iterable", "key", nullptr};
  Value bound[2];
  if (!bindNative("groupby", parameters, 0, -1, 1, args, nargs, keywordNames, bound))
    return kError;
  Value iterator = GetIter(bound[0]);
  if (!iterator)
    return kError;
  auto *it = makeInstance<GroupBy>(cls);
  it->iterator = iterator;
  it->key = bound[1] == kUnset ? kNone : bound[1];
  it->targetKey = it->currentKey = it->currentValue = it->group = kUnset;
  return valueOf(it);
}

/// One item onwards: 1 = there is one, 0 = the end, -1 = exception.
Status step(GroupBy *it) {
  Value item = IterNext(it->iterator);
  if (!item || item == kUnset)
    return item ? 0 : kRaised;
  Value key = isNone(it->key) ? item : call(it->key, {item});
  if (!key)
    return kRaised;
  store(it, &it->currentValue, item);
  store(it, &it->currentKey, key);
  return 1;
}

Value groupByNext(Value self) {
  auto *it = as<GroupBy>(self);
  it->group = kUnset;
  for (;;) {
    if (it->currentKey != kUnset) {
      if (it->targetKey == kUnset)
        break;
      Status same = quickEqual(it->targetKey, it->currentKey);
      if (same < 0)
        return kError;
      if (!same)
        break;
    }
    if (Status there = step(it); there <= 0)
      return there < 0 ? kError : kUnset;
  }
  store(it, &it->targetKey, it->currentKey);
  auto *group = allocateNative<Grouper>(grouperType);
  group->parent = self;
  group->targetKey = it->targetKey;
  store(it, &it->group, valueOf(group));
  return valueOf(makeTuple({it->currentKey, valueOf(group)}));
}

Value grouperCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkCall(grouperType, cls, "_grouper", nargs, keywordNames, 2, 2))
    return kError;
  if (!isNative(args[0], groupByType))
    return raise(types::TypeError, "_grouper() argument 1 must be itertools.groupby, not %T", args[0]);
  auto *group = makeInstance<Grouper>(cls);
  group->parent = args[0];
  group->targetKey = args[1];
  auto *it = as<GroupBy>(args[0]);
  store(it, &it->group, valueOf(group));
  return valueOf(group);
}

Value grouperNext(Value self) {
  auto *group = as<Grouper>(self);
  auto *it = as<GroupBy>(group->parent);
  if (it->group != self)
    return kUnset;
  if (it->currentValue == kUnset)
    if (Status there = step(it); there <= 0)
      return there < 0 ? kError : kUnset;
  Status same = quickEqual(group->targetKey, it->currentKey);
  if (same <= 0)
    return same < 0 ? kError : kUnset;
  Value item = it->currentValue;
  it->currentValue = kUnset;
  return item;
}

Value groupByReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<GroupBy>(self);
  Value args = valueOf(makeTuple({it->iterator, it->key}));
  if (it->targetKey == kUnset || it->currentKey == kUnset || it->currentValue == kUnset)
    return valueOf(makeTuple({typeValue(self), args}));
  return valueOf(
      makeTuple({typeValue(self), args, valueOf(makeTuple({it->currentKey, it->currentValue, it->targetKey}))}));
}
Value groupBySetState(Value self, Value *args, size_t, Tuple *) {
  Tuple *state = stateTuple(args[0], 3, 3);
  if (!state)
    return kError;
  auto *it = as<GroupBy>(self);
  store(it, &it->currentKey, state->items()[0]);
  store(it, &it->currentValue, state->items()[1]);
  store(it, &it->targetKey, state->items()[2]);
  return kNone;
}
Value grouperReduce(Value self, Value *, size_t, Tuple *) {
  auto *group = as<Grouper>(self);
  if (as<GroupBy>(group->parent)->group != self)
    return valueOf(makeTuple({getStr(builtinsNamespace(), intern("iter")), valueOf(makeTuple({valueOf(emptyTuple)}))}));
  return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({group->parent, group->targetKey}))}));
}

constexpr NativeMethod groupByMethods[] = {{"__reduce__", groupByReduce}, {"__setstate__", groupBySetState, Arity::One}, {}};
constexpr NativeMethod grouperMethods[] = {{"__reduce__", grouperReduce}, {}};
constexpr TypeDefinition groupByDefinition = {
    .slots = {.iter = itself, .next = groupByNext, .create = groupByCreate, .trace = traceFields<GroupBy, 6>},
    .methods = groupByMethods,
    .doc = "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide "
           "into groups according to the key function.\n  key\n    A function for computing the group category for each "
           "element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
    .instanceSize = sizeof(GroupBy),
};
constexpr TypeDefinition grouperDefinition = {
    .slots = {.iter = itself, .next = grouperNext, .create = grouperCreate, .trace = traceFields<Grouper, 2>},
    .methods = grouperMethods,
    .instanceSize = sizeof(Grouper),
};

} // namespace

constinit NativeType groupByType = {"itertools", "groupby", &groupByDefinition, Type::Subclassable};
constinit NativeType grouperType = {"itertools", "_grouper", &grouperDefinition};

} // namespace pyaot::rt::itertools
