//===- Iteration.cpp - the iterator protocol ---------------------------------------===//
//
// iter(), next(), and the two iterators that adapt other protocols: __getitem__
// with growing numbers, and a callable with a sentinel. Native iterators signal
// their end with kUnset; StopIteration objects exist only where a program can
// see them. Python reference: library, "Iterator Types".
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Iteration/Iteration.h"
#include "Containers/Iterators.h"
#include "Containers/Sequence.h"
#include "Iteration/Generator.h"

namespace pyaot::rt {

namespace {

/// `iterator`: sequence is kUnset once exhausted.
struct SequenceIteratorObject : Object {
  Value sequence;
  int64_t position;
};

Value sequenceNext(Value self) {
  auto *it = as<SequenceIteratorObject>(self);
  if (it->sequence == kUnset)
    return kUnset;
  Value item = GetItem(it->sequence, smallInt(it->position));
  if (item) {
    ++it->position;
    return item;
  }
  if (!isPending(types::IndexError) && !isPending(types::StopIteration))
    return kError;
  clearPending();
  it->sequence = kUnset;
  return kUnset;
}

Value sequenceHint(Value self, Value *, size_t, Tuple *) {
  auto *it = as<SequenceIteratorObject>(self);
  if (it->sequence == kUnset)
    return smallInt(0);
  if (!typeOf(it->sequence)->slots.length)
    return kNotImplemented;
  int64_t total = length(it->sequence);
  return total < 0 ? kError : smallInt(total > it->position ? total - it->position : 0);
}

/// callable_iterator: callable is kUnset once exhausted.
struct CallableIteratorObject : Object {
  Value callable, sentinel;
};

Value callableNext(Value self) {
  auto *it = as<CallableIteratorObject>(self);
  if (it->callable == kUnset)
    return kUnset;
  Value item = call(it->callable, nullptr, 0);
  if (!item) {
    if (!isPending(types::StopIteration))
      return kError;
    clearPending();
    it->callable = it->sentinel = kUnset;
    return kUnset;
  }
  Status end = quickEqual(it->sentinel, item);
  if (end == 0)
    return item;
  if (end < 0)
    return kError;
  it->callable = it->sentinel = kUnset;
  return kUnset;
}

Value itself(Value self) { return self; }
void sequenceTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<SequenceIteratorObject *>(self)->sequence); }
void callableTrace(Object *self, Tracer &tracer) {
  tracer.visit(&static_cast<CallableIteratorObject *>(self)->callable, 2);
}

constexpr NativeMethod sequenceIteratorMethods[] = {{"__length_hint__", sequenceHint}, {}};

} // namespace

Value makeCallableIterator(Value callable, Value sentinel) {
  auto *it = allocate<CallableIteratorObject>(&shapes::CallableIterator);
  it->callable = callable;
  it->sentinel = sentinel;
  return valueOf(it);
}

Value makeSequenceIterator(Value sequence) {
  auto *it = allocate<SequenceIteratorObject>(&shapes::SequenceIterator);
  it->sequence = sequence;
  return valueOf(it);
}

bool isSequence(Value v) {
  Type *type = typeOf(v);
  return type->slots.getItem && type->kind != Kind::Dict && type->kind != Kind::MappingProxy &&
         type->slots.getItem != types::Type.slots.getItem;
}

Raised raiseStopIteration(Value value) {
  return isNone(value) ? raiseNoArguments(types::StopIteration) : raiseWith(types::StopIteration, value);
}

Value takeStopIteration() {
  if (!isPending(types::StopIteration))
    return kError;
  return getAttr(takePending(), names::value);
}

Value nextOrRaise(Value iterator) {
  if (!endsWithValue(iterator)) {
    if (typeOf(iterator)->flags & Type::Heap && isIterator(iterator)) { // its own StopIteration, with value and traceback
      Value next = lookupSpecial(iterator, names::__next__);
      return next && next != kUnset ? call(next, nullptr, 0) : kError;
    }
    Value item = IterNext(iterator);
    return item == kUnset ? Value(raiseNoArguments(types::StopIteration)) : item;
  }
  uint32_t finished;
  Value value = Send(iterator, kNone, &finished);
  return value && finished ? Value(raiseStopIteration(value)) : value;
}

constinit const TypeDefinition definitions::SequenceIterator = {
    .slots = {.iter = itself,
              .next = sequenceNext,
              .trace = sequenceTrace},
    .methods = sequenceIteratorMethods,
    .instanceSize = sizeof(SequenceIteratorObject),
};

constinit const TypeDefinition definitions::CallableIterator = {
    .slots = {.iter = itself,
              .next = callableNext,
              .trace = callableTrace},
    .instanceSize = sizeof(CallableIteratorObject),
};

// --- Walking from native code -------------------------------------------------------------------------

Iterate::Iterate(Value iterable) : source(iterable) {
  if (isExact<List>(iterable))
    state = InList;
  else if (isExact<Tuple>(iterable))
    state = InTuple;
  else {
    source = GetIter(iterable);
    state = source ? Iterator : Failed;
  }
}

bool Iterate::next(Value *item) {
  switch (state) {
  case InList:
    if (position < as<List>(source)->length) {
      *item = as<List>(source)->items[position++];
      return true;
    }
    state = Done;
    return false;
  case InTuple:
    if (position < as<Tuple>(source)->length) {
      *item = as<Tuple>(source)->items()[position++];
      return true;
    }
    state = Done;
    return false;
  case Iterator: {
    Value value = IterNext(source);
    if (value && value != kUnset) [[likely]] {
      *item = value;
      return true;
    }
    state = value ? Done : Failed;
    return false;
  }
  case Done:
  case Failed: return false;
  }
  __builtin_unreachable();
}

} // namespace pyaot::rt

using namespace pyaot;
using namespace pyaot::rt;

/// Did the __iter__ of the iterable, being a generator function, make this generator just now?
static bool isOwnGenerator(Value iterable, const Generator *generator) {
  if (!(typeOf(iterable)->flags & Type::Heap))
    return false;
  Value function = lookupInType(typeOf(iterable), names::__iter__);
  return function && isKind<Function>(function) && as<Function>(function)->code == generator->code;
}

Value rt::GetIter(Value iterable) {
  Type *type = typeOf(iterable);
  if (type->slots.iter) [[likely]] {
    Value iterator = type->slots.iter(iterable);
    if (iterator && hasShape(iterator, shapes::Generator)) [[unlikely]]
      as<Generator>(iterator)->ownedByLoop = isOwnGenerator(iterable, as<Generator>(iterator));
    if (iterator && !isIterator(iterator)) [[unlikely]]
      return raise(types::TypeError, "iter() returned non-iterator of type '%T'", iterator);
    return iterator;
  }
  if (isSequence(iterable))
    return makeSequenceIterator(iterable);
  return raise(types::TypeError, "'%T' object is not iterable", iterable);
}

Value rt::IterNext(Value iterator) {
  if (isObject(iterator)) [[likely]] {
    Shape *shape = objectOf(iterator)->shape;
    if (shape == &shapes::Generator)
      return nextOfGenerator(as<Generator>(iterator));
    if (shape == &shapes::ListIterator)
      return nextOfList(as<ListIteratorObject>(iterator));
    if (shape == &shapes::RangeIterator)
      return nextOfRange(as<RangeIteratorObject>(iterator));
    if (UnaryFn next = shape->type->slots.next)
      return next(iterator);
  }
  return raise(types::TypeError, "'%T' object is not an iterator", iterator);
}

static Status cannotUnpack(Value v) { return raise(types::TypeError, "cannot unpack non-iterable %T object", v); }

static bool isUnpackable(Value v) { return typeOf(v)->slots.iter || isSequence(v); }

Status rt::UnpackSequence(Value sequence, uint32_t count, Value *out) {
  const Value *items = nullptr;
  int64_t given = 0;
  if (isExact<Tuple>(sequence)) {
    items = as<Tuple>(sequence)->items();
    given = as<Tuple>(sequence)->length;
  } else if (isExact<List>(sequence)) {
    items = as<List>(sequence)->items;
    given = as<List>(sequence)->length;
  }
  if (items && given == int64_t(count)) [[likely]] {
    for (uint32_t i = 0; i < count; ++i)
      out[i] = items[i];
    return kOk;
  }
  if (!isUnpackable(sequence))
    return cannotUnpack(sequence);
  Iterate it(sequence);
  for (uint32_t i = 0; i < count; ++i)
    if (!it.next(&out[i]))
      return it.failed() ? kRaised
                         : Status(raise(types::ValueError, "not enough values to unpack (expected %d, got %d)", int(count), int(i)));
  Value extra;
  if (it.next(&extra)) {
    // Since 3.14 with the number there is, where that is known.
    Kind kind = isObject(sequence) ? objectOf(sequence)->shape->kind : Kind::Object;
    if (semanticsAtLeast(14) && (kind == Kind::List || kind == Kind::Tuple || kind == Kind::Dict))
      return raise(types::ValueError, "too many values to unpack (expected %d, got %l)", int(count), length(sequence));
    return raise(types::ValueError, "too many values to unpack (expected %d)", int(count));
  }
  return it.failed() ? kRaised : kOk;
}

Status rt::UnpackEx(Value sequence, uint32_t before, uint32_t after, Value *out) {
  if (!isUnpackable(sequence))
    return cannotUnpack(sequence);
  Iterate it(sequence);
  for (uint32_t i = 0; i < before; ++i)
    if (!it.next(&out[i]))
      return it.failed() ? kRaised
                         : Status(raise(types::ValueError, "not enough values to unpack (expected at least %d, got %d)",
                                        int(before + after), int(i)));
  List *rest = newList();
  Value item;
  while (it.next(&item))
    append(rest, item);
  if (it.failed())
    return kRaised;
  if (rest->length < int64_t(after))
    return raise(types::ValueError, "not enough values to unpack (expected at least %d, got %l)", int(before + after),
                 before + rest->length);
  int64_t kept = rest->length - after;
  for (uint32_t i = 0; i < after; ++i) {
    out[before + 1 + i] = rest->items[kept + i];
    rest->items[kept + i] = Value{};
  }
  rest->length = kept;
  out[before] = valueOf(rest);
  return kOk;
}
