//===- Tee.cpp - itertools.tee ---------------------------------------------------------------===//
//
// The iterators of one tee() walk along a linked list of blocks of items; who comes first to the end of a block reads on
// from the source.
//
//===----------------------------------------------------------------------===//
#include "Itertools/Itertools.h"
#include "Startup/Semantics.h"

namespace pyaot::rt::itertools {

namespace {

constexpr int64_t kBlock = 57;

/// _tee_dataobject: one block.
struct TeeData : Object {
  Value source; ///< Iterator.
  Value next;   ///< The block behind it; kUnset.
  int64_t count, running;
  Value items[kBlock];
};
struct Tee : Object {
  Value data;
  int64_t position;
};

void traceData(Object *self, Tracer &tracer) {
  auto *data = static_cast<TeeData *>(self);
  tracer.visit(data->source);
  // Blocks that nobody has overtaken may form a long chain: the marker's own stack takes it.
  tracer.visit(data->next);
  tracer.visit(data->items, size_t(data->count));
}

TeeData *makeData(Value source) {
  auto *data = allocateNative<TeeData>(teeDataType);
  data->source = source;
  data->next = kUnset;
  return data;
}

Value makeTee(Type *cls, Value data, int64_t position) {
  auto *it = makeInstance<Tee>(cls);
  it->data = data;
  it->position = position;
  return valueOf(it);
}

Value teeFrom(Type *cls, Value iterable) {
  Value iterator = GetIter(iterable);
  if (!iterator)
    return kError;
  if (isNative(iterator, teeType))
    return makeTee(cls, as<Tee>(iterator)->data, as<Tee>(iterator)->position);
  return makeTee(cls, valueOf(makeData(iterator)), 0);
}

Value teeCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  return checkCall(teeType, cls, "_tee", nargs, keywordNames, 1, 1) ? teeFrom(cls, args[0]) : kError;
}

Value teeNext(Value self) {
  auto *it = as<Tee>(self);
  auto *data = as<TeeData>(it->data);
  if (it->position >= kBlock) {
    if (data->next == kUnset)
      store(data, &data->next, valueOf(makeData(data->source)));
    store(it, &it->data, data->next);
    data = as<TeeData>(it->data);
    it->position = 0;
  }
  if (it->position < data->count)
    return data->items[it->position++];
  if (data->running)
    return raise(types::RuntimeError, "cannot re-enter the tee iterator");
  data->running = 1;
  Value item = IterNext(data->source);
  data->running = 0;
  if (!item || item == kUnset)
    return item;
  store(data, &data->items[data->count], item);
  ++data->count;
  ++it->position;
  return item;
}

Value teeCopy(Value self, Value *, size_t, Tuple *) {
  return makeTee(typeOf(teeType), as<Tee>(self)->data, as<Tee>(self)->position);
}
Value teeReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Tee>(self);
  return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({valueOf(emptyTuple)})),
                            valueOf(makeTuple({it->data, smallInt(it->position)}))}));
}
Value teeSetState(Value self, Value *args, size_t, Tuple *) {
  Tuple *state = stateTuple(args[0], 2, 2);
  if (!state)
    return kError;
  int64_t position;
  if (!isNative(state->items()[0], teeDataType))
    return raise(types::TypeError, "argument 1 must be itertools._tee_dataobject, not %T", state->items()[0]);
  if (!requireInt64(state->items()[1], &position))
    return kError;
  if (position < 0 || position > kBlock)
    return raise(types::ValueError, "Index out of range");
  auto *it = as<Tee>(self);
  store(it, &it->data, state->items()[0]);
  it->position = position;
  return kNone;
}

Value dataCreate(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkArguments("teedataobject", nargs, keywordNames, 3, 3))
    return kError;
  if (!isKind<List>(args[1]))
    return raise(types::TypeError, "teedataobject() argument 2 must be list, not %T", args[1]);
  List *items = as<List>(args[1]);
  if (items->length > kBlock || (!isNone(args[2]) && (items->length < kBlock || !isNative(args[2], teeDataType))))
    return raise(types::ValueError, "Invalid arguments");
  TeeData *data = makeData(args[0]);
  for (int64_t i = 0; i < items->length; ++i)
    data->items[i] = items->items[i];
  data->count = items->length;
  data->next = isNone(args[2]) ? kUnset : args[2];
  return valueOf(data);
}
Value dataReduce(Value self, Value *, size_t, Tuple *) {
  auto *data = as<TeeData>(self);
  Value items = valueOf(makeList(data->items, size_t(data->count)));
  return valueOf(makeTuple(
      {typeValue(self), valueOf(makeTuple({data->source, items, data->next == kUnset ? kNone : data->next}))}));
}

constexpr NativeMethod teeMethods[] = {
    {"__copy__", teeCopy}, {"__reduce__", teeReduce}, {"__setstate__", teeSetState, Arity::One}, {}};
constexpr NativeMethod dataMethods[] = {{"__reduce__", dataReduce}, {}};
constexpr TypeDefinition teeDefinition = {
    .slots = {.iter = itself, .next = teeNext, .create = teeCreate, .trace = traceFields<Tee, 1>},
    .methods = teeMethods,
    .doc = "Iterator wrapped to make it copyable.",
    .instanceSize = sizeof(Tee),
};
constexpr TypeDefinition dataDefinition = {
    .slots = {.create = dataCreate, .trace = traceData},
    .methods = dataMethods,
    .doc = "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.",
    .instanceSize = sizeof(TeeData),
};

} // namespace

Value teeFunction(Value, Value *args, size_t nargs, Tuple *) {
  int64_t count = 2;
  if (nargs > 1 && !requireInt64(args[1], &count))
    return kError;
  if (count < 0)
    return raise(types::ValueError, "n must be >= 0");
  if (lacksMemory(count, sizeof(Value)))
    return kError;
  Tuple *result = newTuple(count);
  if (count == 0)
    return valueOf(result);
  Value iterator = GetIter(args[0]);
  if (!iterator)
    return kError;
  // An iterator that can be copied is given out itself, and copied for the others.
  Value first = iterator;
  Value copy = getAttrOptional(iterator, intern("__copy__"));
  if (!copy)
    return kError;
  if (copy == kUnset) {
    first = teeFrom(typeOf(teeType), iterator);
    copy = first ? getAttr(first, intern("__copy__")) : kError;
    if (!copy)
      return kError;
  } else if (semanticsAtLeast(14) && isNative(first, teeType)) {
    first = call(copy, nullptr, 0);
    if (!first)
      return kError;
  }
  store(result, &result->items()[0], first);
  for (int64_t i = 1; i < count; ++i) {
    Value another = call(copy, nullptr, 0);
    if (!another)
      return kError;
    store(result, &result->items()[i], another);
  }
  return valueOf(result);
}

constinit NativeType teeType = {"itertools", "_tee", &teeDefinition, Type::HasWeakRefs};
constinit NativeType teeDataType = {"itertools", "_tee_dataobject", &dataDefinition};

} // namespace pyaot::rt::itertools
