//===- Tuple.cpp - tuple -----------------------------------------------------------===//
//
// Python reference: library, "Tuples" and "Common Sequence Operations".
//
//===----------------------------------------------------------------------===//
#include "Containers/Iterators.h"
#include "Containers/Sequence.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

constinit Tuple theEmptyTuple{{&shapes::Tuple}, 0};
constinit Tuple *const emptyTuple = &theEmptyTuple;

Tuple *newTuple(int64_t length) {
  if (length == 0)
    return emptyTuple;
  Tuple *tuple = allocate<Tuple>(&shapes::Tuple, sizeof(Tuple) + size_t(length) * sizeof(Value));
  tuple->length = length;
  return tuple;
}

Tuple *makeTuple(const Value *items, size_t count) {
  Tuple *tuple = newTuple(int64_t(count));
  memcpy(tuple->items(), items, count * sizeof(Value));
  return tuple;
}

Tuple *makeTuple(std::initializer_list<Value> items) { return makeTuple(items.begin(), items.size()); }

Tuple *tupleFrom(Value iterable) {
  if (isExact<Tuple>(iterable))
    return as<Tuple>(iterable);
  List *list = isExact<List>(iterable) ? as<List>(iterable) : listFrom(iterable);
  return list ? makeTuple(list->items, size_t(list->length)) : nullptr;
}

namespace {

Value tupleRepr(Value self) {
  Tuple *tuple = as<Tuple>(self);
  if (tuple->length == 0)
    return valueOf(makeStr("()"));
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : valueOf(makeStr("(...)"));
  StrBuilder out;
  out.append('(');
  bool ok = appendReprs(out, [&](int64_t i, Value *item) {
    return i < tuple->length ? (*item = tuple->items()[i], true) : false;
  });
  leaveRepr(self);
  if (!ok)
    return kError;
  out.append(std::string_view(tuple->length == 1 ? ",)" : ")"));
  return valueOf(out.finish());
}

/// The xxHash-like mixing of CPython, so that hash((1, 2)) and all that depends on it agree.
int64_t tupleHash(Value self) {
  constexpr uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u, prime5 = 2870177450012600261u;
  Tuple *tuple = as<Tuple>(self);
  uint64_t mixed = prime5;
  for (int64_t i = 0; i < tuple->length; ++i) {
    int64_t lane = quickHash(tuple->items()[i]);
    if (lane == -1)
      return -1;
    mixed += uint64_t(lane) * prime2;
    mixed = (mixed << 31) | (mixed >> 33);
    mixed *= prime1;
  }
  mixed += uint64_t(tuple->length) ^ (prime5 ^ 3527539u);
  return mixed == uint64_t(-1) ? 1546275796 : int64_t(mixed);
}

Value tupleCompare(Value left, Value right, CompareOp op) {
  if (!isKind<Tuple>(left) || !isKind<Tuple>(right))
    return kNotImplemented;
  Tuple *a = as<Tuple>(left), *b = as<Tuple>(right);
  // Unequal lengths decide == at once only after the common items: an item's __eq__ may raise. As CPython does.
  int64_t common = a->length < b->length ? a->length : b->length;
  for (int64_t i = 0; i < common; ++i) {
    Value x = a->items()[i], y = b->items()[i];
    Status same = quickEqual(x, y);
    if (same < 0)
      return kError;
    if (same)
      continue;
    if (op == CompareOp::Equal)
      return kFalse;
    if (op == CompareOp::NotEqual)
      return kTrue;
    return compare(x, y, op);
  }
  return boolValue(compareLengths(a->length, b->length, op));
}

Value tupleCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  bool isExactTuple = cls == &types::Tuple;
  if (cls->slots.initialise == types::Tuple.slots.initialise && !checkNoKeywords("tuple", keywordNames))
    return kError;
  if (!checkPositional("tuple", nargs, 0, 1))
    return kError;
  Tuple *items = nargs ? tupleFrom(args[0]) : emptyTuple;
  if (!items || isExactTuple)
    return items ? valueOf(items) : kError;
  Tuple *tuple = static_cast<Tuple *>(allocateInstance(cls, size_t(items->length) * sizeof(Value)));
  tuple->length = items->length;
  memcpy(tuple->items(), items->items(), size_t(items->length) * sizeof(Value));
  return valueOf(tuple);
}

int64_t tupleLength(Value self) { return as<Tuple>(self)->length; }

Value tupleGetItem(Value self, Value key) {
  Tuple *tuple = as<Tuple>(self);
  if (isExact<Slice>(key)) {
    int64_t start, stop, step, count;
    if (!sliceIndices(key, tuple->length, &start, &stop, &step, &count))
      return kError;
    if (step == 1 && count == tuple->length && isExact<Tuple>(self))
      return self;
    if (step == 1)
      return valueOf(makeTuple(tuple->items() + start, size_t(count)));
    Tuple *part = newTuple(count);
    for (int64_t i = 0; i < count; ++i, start += step)
      part->items()[i] = tuple->items()[start];
    return valueOf(part);
  }
  int64_t i;
  if (isSmallInt(key))
    i = smallIntOf(key);
  else if (!isInt(key) && !typeOf(key)->slots.index)
    return raise(types::TypeError, "tuple indices must be integers or slices, not %T", key);
  else if (!toIndex(key, &i))
    return kError;
  if (i < 0)
    i += tuple->length;
  if (uint64_t(i) >= uint64_t(tuple->length))
    return raise(types::IndexError, "tuple index out of range");
  return tuple->items()[i];
}

Status tupleContains(Value self, Value item) {
  Tuple *tuple = as<Tuple>(self);
  for (int64_t i = 0; i < tuple->length; ++i)
    if (Status same = quickEqual(tuple->items()[i], item))
      return same;
  return 0;
}

Value tupleConcat(Value left, Value right) {
  if (!isKind<Tuple>(right))
    return raise(types::TypeError, "can only concatenate tuple (not \"%T\") to tuple", right);
  Tuple *a = as<Tuple>(left), *b = as<Tuple>(right);
  if (a->length == 0 && isExact<Tuple>(right))
    return right;
  if (b->length == 0 && isExact<Tuple>(left))
    return left;
  Tuple *both = newTuple(a->length + b->length);
  memcpy(both->items(), a->items(), size_t(a->length) * sizeof(Value));
  memcpy(both->items() + a->length, b->items(), size_t(b->length) * sizeof(Value));
  return valueOf(both);
}

Value tupleRepeat(Value self, Value count) {
  Tuple *tuple = as<Tuple>(self);
  int64_t times, total;
  if (!repeatedLength(count, tuple->length, &times, &total))
    return kError;
  if ((times == 1 || tuple->length == 0) && isExact<Tuple>(self))
    return self;
  Tuple *result = newTuple(total);
  if (total) {
    memcpy(result->items(), tuple->items(), size_t(tuple->length) * sizeof(Value));
    fillRepeats(result->items(), tuple->length, times);
  }
  return valueOf(result);
}

void tupleTrace(Object *self, Tracer &tracer) {
  Tuple *tuple = static_cast<Tuple *>(self);
  tracer.visit(tuple->items(), size_t(tuple->length));
}

Value tupleIndex(Value self, Value *args, size_t nargs, Tuple *) {
  Tuple *tuple = as<Tuple>(self);
  int64_t start, stop;
  if (!indexBounds(args, nargs, tuple->length, &start, &stop))
    return kError;
  for (int64_t i = start; i < stop && i < tuple->length; ++i) {
    Status same = quickEqual(tuple->items()[i], args[0]);
    if (same < 0)
      return kError;
    if (same)
      return smallInt(i);
  }
  return raise(types::ValueError, "tuple.index(x): x not in tuple");
}

Value tupleCount(Value self, Value *args, size_t, Tuple *) {
  Tuple *tuple = as<Tuple>(self);
  int64_t count = 0;
  for (int64_t i = 0; i < tuple->length; ++i) {
    Status same = quickEqual(tuple->items()[i], args[0]);
    if (same < 0)
      return kError;
    count += same;
  }
  return smallInt(count);
}

Value tupleGetNewArgs(Value self, Value *, size_t, Tuple *) {
  Tuple *tuple = as<Tuple>(self);
  return valueOf(makeTuple({valueOf(makeTuple(tuple->items(), size_t(tuple->length)))}));
}

Value tupleIter(Value self) {
  auto *it = allocate<TupleIteratorObject>(&shapes::TupleIterator);
  it->source = as<Tuple>(self);
  return valueOf(it);
}

Value tupleIteratorNext(Value self) {
  auto *it = as<TupleIteratorObject>(self);
  Tuple *tuple = it->source;
  if (!tuple)
    return kUnset;
  if (it->position < tuple->length)
    return tuple->items()[it->position++];
  it->source = nullptr;
  return kUnset;
}

Value tupleIteratorHint(Value self, Value *, size_t, Tuple *) {
  auto *it = as<TupleIteratorObject>(self);
  return smallInt(it->source ? it->source->length - it->position : 0);
}

Value tupleIteratorSetState(Value self, Value *args, size_t, Tuple *) {
  auto *it = as<TupleIteratorObject>(self);
  int64_t position;
  if (!requireInt64(args[0], &position))
    return kError;
  if (it->source)
    it->position = position < 0 ? 0 : position > it->source->length ? it->source->length : position;
  return kNone;
}

void tupleIteratorTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<TupleIteratorObject *>(self)->source); }

constexpr NativeMethod tupleMethods[] = {
    {"index", tupleIndex, Arity::Range, 1, 3},
    {"count", tupleCount, Arity::One},
    {"__getnewargs__", tupleGetNewArgs},
    PYAOT_CLASS_GETITEM,
    {},
};
constexpr NativeMethod tupleIteratorMethods[] = {
    {"__length_hint__", tupleIteratorHint},
    {"__setstate__", tupleIteratorSetState, Arity::One},
    {},
};

} // namespace

constinit const TypeDefinition definitions::Tuple = {
    .slots = {.repr = tupleRepr,
              .hash = tupleHash,
              .compare = tupleCompare,
              .iter = tupleIter,
              .create = tupleCreate,
              .length = tupleLength,
              .getItem = tupleGetItem,
              .contains = tupleContains,
              .concat = tupleConcat,
              .repeat = tupleRepeat,
              .trace = tupleTrace},
    .methods = tupleMethods,
    .doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is "
           "specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the "
           "same object.",
    .instanceSize = sizeof(struct Tuple),
};

constinit const TypeDefinition definitions::TupleIterator = {
    .slots = {.iter = [](Value self) { return self; },
              .next = tupleIteratorNext,
              .trace = tupleIteratorTrace},
    .methods = tupleIteratorMethods,
    .instanceSize = sizeof(TupleIteratorObject),
};

} // namespace pyaot::rt

using namespace pyaot;

Value rt::BuildTuple(const Value *items, uint64_t count) { return valueOf(makeTuple(items, count)); }
