//===- CollectionsModule.cpp - module _collections -----------------------------------------===//
//
// deque, defaultdict and OrderedDict have files of their own; here are the function behind Counter and the descriptor of
// named tuples' fields.
//
//===----------------------------------------------------------------------===//
#include "Collections/Collections.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

namespace collections {

Value stateOf(Value self) { return callMethod(self, names::__getstate__, {}); }

namespace {

/// Counts straight into the dict where neither get() nor __setitem__ is overridden.
Status countInto(Dict *dict, Value iterable) {
  Iterate it(iterable);
  Value key;
  while (it.next(&key)) {
    int64_t hash = keyHash(key);
    if (hash == -1)
      return kRaised;
    int64_t position = find(dict, key, hash);
    if (position >= 0) {
      Value *place = slotOf(&dict->entries[position]);
      if (isSmallInt(*place) && smallIntOf(*place) < kMaxSmallInt) [[likely]] {
        *place = smallInt(smallIntOf(*place) + 1);
        continue;
      }
      Value sum = Add(*place, smallInt(1));
      if (!sum || set(dict, key, hash, sum) < 0)
        return kRaised;
    } else if (position == -2 || set(dict, key, hash, smallInt(1)) < 0) {
      return kRaised;
    }
  }
  return it.failed() ? kRaised : kOk;
}

Status countThrough(Value mapping, Value iterable) {
  Value get = getAttr(mapping, intern("get"));
  if (!get)
    return kRaised;
  Iterate it(iterable);
  Value key;
  while (it.next(&key)) {
    Value old = call(get, {key, smallInt(0)}), sum = old ? Add(old, smallInt(1)) : kError;
    if (!sum || SetItem(mapping, key, sum) < 0)
      return kRaised;
  }
  return it.failed() ? kRaised : kOk;
}

Value countElements(Value, Value *args, size_t, Tuple *) {
  Value mapping = args[0];
  bool isPlain = isKind<Dict>(mapping) && typeOf(mapping)->slots.setItem == types::Dict.slots.setItem &&
                 lookupInType(typeOf(mapping), intern("get")) == lookupInType(&types::Dict, intern("get"));
  return (isPlain ? countInto(as<Dict>(mapping), args[1]) : countThrough(mapping, args[1])) < 0 ? kError : kNone;
}

// --- _tuplegetter --------------------------------------------------------------------------------------------------------

struct TupleGetter : Object {
  Value doc;
  int64_t index;
};
TupleGetter *getter(Value v) { return static_cast<TupleGetter *>(objectOf(v)); }
void traceGetter(Object *self, Tracer &tracer) { tracer.visit(static_cast<TupleGetter *>(self)->doc); }

Value createGetter(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkArguments("_tuplegetter", nargs, keywordNames, 2, 2))
    return kError;
  int64_t index;
  if (!requireInt64(args[0], &index))
    return kError;
  auto *g = static_cast<TupleGetter *>(allocateInstance(cls));
  g->index = index;
  g->doc = args[1];
  return valueOf(g);
}

Value getField(Value self, Value instance, Value) {
  if (instance == kUnset)
    return self;
  int64_t index = getter(self)->index;
  if (!isKind<Tuple>(instance)) {
    if (isNone(instance))
      return self;
    return raise(types::TypeError, "descriptor for index '%l' for tuple subclasses doesn't apply to '%T' object", index, instance);
  }
  Tuple *tuple = as<Tuple>(instance);
  return uint64_t(index) < uint64_t(tuple->length) ? tuple->items()[index]
                                                   : Value(raise(types::IndexError, "tuple index out of range"));
}
Status setField(Value, Value, Value value) {
  return raise(types::AttributeError, value == kUnset ? "can't delete attribute" : "can't set attribute");
}

Value reprGetter(Value self) { return formatText("%U(%l, %R)", typeOf(self)->name, getter(self)->index, getter(self)->doc); }
Value reduceGetter(Value self, Value *, size_t, Tuple *) {
  return valueOf(
      makeTuple({valueOf(typeOf(self)), valueOf(makeTuple({intValue(getter(self)->index), getter(self)->doc}))}));
}
Value getDoc(Value self) { return getter(self)->doc; }
Status setDoc(Value self, Value v) {
  store(objectOf(self), &getter(self)->doc, v == kUnset ? kNone : v);
  return kOk;
}

constexpr NativeMethod getterMethods[] = {{"__reduce__", reduceGetter}, {}};
constexpr NativeGetSet getterGetSets[] = {{"__doc__", getDoc, setDoc}, {}};
constexpr TypeDefinition getterDefinition = {
    .slots = {.repr = reprGetter, .descriptorGet = getField, .descriptorSet = setField, .create = createGetter, .trace = traceGetter},
    .methods = getterMethods,
    .getSets = getterGetSets,
    .instanceSize = sizeof(TupleGetter),
};

constexpr NativeMethod functions[] = {
    {"_count_elements", countElements, Arity::Range, 2, 2, NativeMethod::Instance, "Count elements in the iterable, updating the mapping"},
    {}};

Status initialise(Dict *ns) {
  for (NativeType *type : {&dequeType, &defaultDictType, &orderedDictType, &dequeIteratorType, &dequeReverseIteratorType, &tupleGetterType})
    setStr(ns, intern(type->name), valueOf(typeOf(*type)));
  return kOk;
}

} // namespace

constinit NativeType tupleGetterType = {"_collections", "_tuplegetter", &getterDefinition};

} // namespace collections

constinit const NativeModule modules::collections_ = {"_collections", collections::functions, collections::initialise};

} // namespace pyaot::rt
