//===- Adapters.cpp - enumerate, zip, map, filter, reversed -----------------------------===//
//
// Iterators over other iterators. Python reference: library, "Built-in Functions".
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Containers/Sequence.h"
#include "Iteration/Iteration.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

namespace {

Value itself(Value self) { return self; }

template <typename T> T *makeInstance(Type *cls) { return static_cast<T *>(allocateInstance(cls)); }

// --- enumerate -----------------------------------------------------------------------------------------

struct EnumerateObject : Object {
  Value iterator, count;
};

Value enumerateCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  Value iterable = kUnset, start = kUnset;
  if (keywordNames && keywordNames->length) {
    static const char *const parameters[] = {"iterable", "start", nullptr};
    Value bound[2];
    for (int64_t i = 0; i < keywordNames->length; ++i) {
      Str *name = as<Str>(keywordNames->items()[i]);
      if (!equalStr(name, "iterable") && !equalStr(name, "start"))
        return raise(types::TypeError, "'%U' is an invalid keyword argument for enumerate()", name);
    }
    if (!bindNative("enumerate", parameters, 0, 2, 0, args, nargs, keywordNames, bound))
      return kError;
    iterable = bound[0];
    start = bound[1];
  } else if (nargs > 2)
    return raise(types::TypeError, "enumerate() takes at most 2 arguments (%z given)", nargs);
  else {
    iterable = nargs > 0 ? args[0] : kUnset;
    start = nargs > 1 ? args[1] : kUnset;
  }
  if (iterable == kUnset)
    return raise(types::TypeError, "enumerate() missing required argument 'iterable'");
  Value count = start == kUnset ? smallInt(0) : index(start);
  if (!count)
    return kError;
  Value iterator = GetIter(iterable);
  if (!iterator)
    return kError;
  auto *it = makeInstance<EnumerateObject>(cls);
  it->iterator = iterator;
  it->count = count;
  return valueOf(it);
}

Value enumerateNext(Value self) {
  auto *it = as<EnumerateObject>(self);
  Value item = IterNext(it->iterator);
  if (!item || item == kUnset)
    return item;
  Value count = it->count;
  if (isSmallInt(count) && smallIntOf(count) < kMaxSmallInt) [[likely]]
    it->count = smallInt(smallIntOf(count) + 1);
  else
    store(it, &it->count, intAdd(count, smallInt(1)));
  Tuple *pair = newTuple(2);
  pair->items()[0] = count;
  pair->items()[1] = item;
  return valueOf(pair);
}

void enumerateTrace(Object *self, Tracer &tracer) { tracer.visit(&static_cast<EnumerateObject *>(self)->iterator, 2); }

// --- zip and map: several iterators ------------------------------------------------------------------------

struct ZipObject : Object {
  Tuple *iterators;
  int64_t strict;
};
struct MapObject : Object {
  Value function;
  Tuple *iterators;
};

/// iter() of each argument; null = exception.
Tuple *iteratorsOf(Value *args, size_t count) {
  Tuple *iterators = newTuple(int64_t(count));
  for (size_t i = 0; i < count; ++i) {
    Value iterator = GetIter(args[i]);
    if (!iterator)
      return nullptr;
    store(iterators, &iterators->items()[i], iterator);
  }
  return iterators;
}

Value zipCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  bool strict = false;
  if (keywordNames && keywordNames->length && cls == &types::Zip && !semanticsAtLeast(10))
    return raise(types::TypeError, "zip() takes no keyword arguments");
  if (keywordNames && keywordNames->length > 1)
    return raise(types::TypeError, "zip() takes at most 1 keyword argument (%l given)", keywordNames->length);
  for (int64_t i = 0; keywordNames && i < keywordNames->length; ++i) {
    Str *name = as<Str>(keywordNames->items()[i]);
    if (!equalStr(name, "strict"))
      return raise(types::TypeError, "'%U' is an invalid keyword argument for zip()", name);
    Status flag = truth(args[nargs + size_t(i)]);
    if (flag < 0)
      return kError;
    strict = flag;
  }
  Tuple *iterators = iteratorsOf(args, nargs);
  if (!iterators)
    return kError;
  auto *it = makeInstance<ZipObject>(cls);
  it->iterators = iterators;
  it->strict = strict;
  return valueOf(it);
}

/// zip(strict=True): iterator number i ended, or (i is 0) some of the others may not have.
Value zipUneven(ZipObject *it, int64_t i) {
  Tuple *iterators = it->iterators;
  auto complain = [](int64_t number, const char *what) -> Value {
    return raise(types::ValueError, "zip() argument %l is %s argument%s%l", number, what, number == 2 ? " " : "s 1-",
                 number - 1);
  };
  if (i)
    return complain(i + 1, "shorter than");
  for (int64_t k = 1; k < iterators->length; ++k) {
    Value item = IterNext(iterators->items()[k]);
    if (!item)
      return kError;
    if (item != kUnset)
      return complain(k + 1, "longer than");
  }
  return kUnset;
}

Value zipNext(Value self) {
  auto *it = as<ZipObject>(self);
  Tuple *iterators = it->iterators;
  if (iterators->length == 0)
    return kUnset;
  Tuple *result = newTuple(iterators->length);
  for (int64_t i = 0; i < iterators->length; ++i) {
    Value item = IterNext(iterators->items()[i]);
    if (!item)
      return kError;
    if (item == kUnset)
      return it->strict ? zipUneven(it, i) : kUnset;
    store(result, &result->items()[i], item);
  }
  return valueOf(result);
}

void zipTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<ZipObject *>(self)->iterators); }

Value mapCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (cls == &types::Map && !checkNoKeywords("map", keywordNames))
    return kError;
  if (nargs < 2)
    return raise(types::TypeError, "map() must have at least two arguments.");
  Tuple *iterators = iteratorsOf(args + 1, nargs - 1);
  if (!iterators)
    return kError;
  auto *it = makeInstance<MapObject>(cls);
  it->function = args[0];
  it->iterators = iterators;
  return valueOf(it);
}

Value mapNext(Value self) {
  auto *it = as<MapObject>(self);
  Tuple *iterators = it->iterators;
  constexpr int64_t kOnStack = 8;
  Value onStack[kOnStack];
  int64_t count = iterators->length;
  Value *items = count <= kOnStack ? onStack : allocateValues(uint64_t(count))->items();
  for (int64_t i = 0; i < count; ++i) {
    Value item = IterNext(iterators->items()[i]);
    if (!item || item == kUnset)
      return item;
    items[i] = item;
  }
  return call(it->function, items, size_t(count));
}

void mapTrace(Object *self, Tracer &tracer) {
  tracer.visit(static_cast<MapObject *>(self)->function);
  tracer.visit(static_cast<MapObject *>(self)->iterators);
}

// --- filter -----------------------------------------------------------------------------------------------

struct FilterObject : Object {
  Value function, iterator;
};

Value filterCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (cls == &types::Filter && !checkNoKeywords("filter", keywordNames))
    return kError;
  if (!checkPositional("filter", nargs, 2, 2))
    return kError;
  Value iterator = GetIter(args[1]);
  if (!iterator)
    return kError;
  auto *it = makeInstance<FilterObject>(cls);
  it->function = args[0];
  it->iterator = iterator;
  return valueOf(it);
}

Value filterNext(Value self) {
  auto *it = as<FilterObject>(self);
  bool testItem = isNone(it->function) || it->function == valueOf(&types::Bool);
  for (;;) {
    Value item = IterNext(it->iterator);
    if (!item || item == kUnset)
      return item;
    Value verdict = testItem ? item : call(it->function, &item, 1);
    Status keep = verdict ? truth(verdict) : kRaised;
    if (keep)
      return keep < 0 ? kError : item;
  }
}

void filterTrace(Object *self, Tracer &tracer) { tracer.visit(&static_cast<FilterObject *>(self)->function, 2); }

// --- reversed ----------------------------------------------------------------------------------------------

struct ReversedObject : Object {
  Value sequence; ///< kUnset once exhausted.
  int64_t position;
};

Value reversedCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (cls == &types::Reversed && !checkNoKeywords("reversed", keywordNames))
    return kError;
  if (!checkPositional("reversed", nargs, 1, 1))
    return kError;
  Value sequence = args[0];
  Value method = lookupSpecial(sequence, names::__reversed__);
  if (!method)
    return kError;
  if (method != kUnset && !isNone(method))
    return call(method, nullptr, 0);
  if (isNone(method) || !isSequence(sequence))
    return raise(types::TypeError, "'%T' object is not reversible", sequence);
  int64_t count = length(sequence);
  if (count < 0)
    return kError;
  auto *it = makeInstance<ReversedObject>(cls);
  it->sequence = sequence;
  it->position = count - 1;
  return valueOf(it);
}

Value reversedNext(Value self) {
  auto *it = as<ReversedObject>(self);
  if (it->sequence == kUnset || it->position < 0)
    return kUnset;
  Value item = GetItem(it->sequence, smallInt(it->position));
  if (item) {
    --it->position;
    return item;
  }
  if (!isPending(types::IndexError) && !isPending(types::StopIteration))
    return kError;
  clearPending();
  it->sequence = kUnset;
  return kUnset;
}

Value reversedHint(Value self, Value *, size_t, Tuple *) {
  auto *it = as<ReversedObject>(self);
  if (it->sequence == kUnset)
    return smallInt(0);
  int64_t total = length(it->sequence);
  return total < 0 ? kError : smallInt(total < it->position + 1 ? 0 : it->position + 1);
}

void reversedTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<ReversedObject *>(self)->sequence); }

constexpr NativeMethod reversedMethods[] = {{"__length_hint__", reversedHint}, {}};

} // namespace

constinit const TypeDefinition definitions::Enumerate = {
    .slots = {.iter = itself, .next = enumerateNext, .create = enumerateCreate, .trace = enumerateTrace},
    .doc = "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs "
           "containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable "
           "argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    .instanceSize = sizeof(EnumerateObject),
};
constinit const TypeDefinition definitions::Zip = {
    .slots = {.iter = itself, .next = zipNext, .create = zipCreate, .trace = zipTrace},
    .instanceSize = sizeof(ZipObject),
};
constinit const TypeDefinition definitions::Map = {
    .slots = {.iter = itself, .next = mapNext, .create = mapCreate, .trace = mapTrace},
    .doc = "map(func, *iterables) --> map object\n\nMake an iterator that computes the function using arguments from\neach of "
           "the iterables.  Stops when the shortest iterable is exhausted.",
    .instanceSize = sizeof(MapObject),
};
constinit const TypeDefinition definitions::Filter = {
    .slots = {.iter = itself, .next = filterNext, .create = filterCreate, .trace = filterTrace},
    .doc = "filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding those items of iterable for "
           "which function(item)\nis true. If function is None, return the items that are true.",
    .instanceSize = sizeof(FilterObject),
};
constinit const TypeDefinition definitions::Reversed = {
    .slots = {.iter = itself, .next = reversedNext, .create = reversedCreate, .trace = reversedTrace},
    .methods = reversedMethods,
    .doc = "Return a reverse iterator over the values of the given sequence.",
    .instanceSize = sizeof(ReversedObject),
};

} // namespace pyaot::rt
