//===- Chains.cpp - itertools that join, pair and fold: chain, zip_longest, accumulate ... ----===//
//
// accumulate, batched, chain, pairwise, starmap, zip_longest.
//
//===----------------------------------------------------------------------===//
#include "Itertools/Itertools.h"
#include "Startup/Semantics.h"

namespace pyaot::rt::itertools {

namespace {

// --- accumulate ------------------------------------------------------------------------------------------------------

struct Accumulate : Object {
  Value total;   ///< kUnset before the first item.
  Value iterator, function; ///< function None: addition.
  Value initial; ///< kUnset once it was given out, or if there is none.
};

Value accumulateCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"iterable", "func", "initial", nullptr};
  Value bound[3];
  if (!bindNative("accumulate", parameters, 0, 2, 1, args, nargs, keywordNames, bound))
    return kError;
  Value iterator = GetIter(bound[0]);
  if (!iterator)
    return kError;
  auto *it = makeInstance<Accumulate>(cls);
  it->iterator = iterator;
  it->function = bound[1] == kUnset ? kNone : bound[1];
  it->initial = bound[2] == kUnset || isNone(bound[2]) ? kUnset : bound[2];
  it->total = kUnset;
  return valueOf(it);
}

Value accumulateNext(Value self) {
  auto *it = as<Accumulate>(self);
  if (it->initial != kUnset) {
    it->total = it->initial;
    it->initial = kUnset;
    return it->total;
  }
  Value item = IterNext(it->iterator);
  if (!item || item == kUnset)
    return item;
  if (it->total != kUnset) {
    item = isNone(it->function) ? Add(it->total, item) : call(it->function, {it->total, item});
    if (!item)
      return kError;
  }
  store(it, &it->total, item);
  return item;
}

Value accumulateReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Accumulate>(self);
  Value chain = valueOf(typeOf(chainType));
  if (it->initial != kUnset) {
    Value joined = call(chain, {valueOf(makeTuple({it->initial})), it->iterator});
    return !joined ? kError
                   : valueOf(makeTuple({typeValue(self), valueOf(makeTuple({joined, it->function})), kNone}));
  }
  if (isNone(it->total)) {
    Value joined = call(chain, {valueOf(makeTuple({it->total})), it->iterator});
    Value sums = joined ? call(valueOf(typeOf(accumulateType)), {joined, it->function}) : kError;
    return !sums ? kError
                 : valueOf(makeTuple({valueOf(typeOf(isliceType)), valueOf(makeTuple({sums, smallInt(1), kNone}))}));
  }
  Value args = valueOf(makeTuple({it->iterator, it->function}));
  return valueOf(makeTuple({typeValue(self), args, it->total == kUnset ? kNone : it->total}));
}
Value accumulateSetState(Value self, Value *args, size_t, Tuple *) {
  auto *it = as<Accumulate>(self);
  store(it, &it->total, isNone(args[0]) ? kUnset : args[0]);
  return kNone;
}

constexpr NativeMethod accumulateMethods[] = {
    {"__reduce__", accumulateReduce}, {"__setstate__", accumulateSetState, Arity::One}, {}};
constexpr TypeDefinition accumulateDefinition = {
    .slots = {.iter = itself, .next = accumulateNext, .create = accumulateCreate, .trace = traceFields<Accumulate, 4>},
    .methods = accumulateMethods,
    .doc = "Return series of accumulated sums.",
    .instanceSize = sizeof(Accumulate),
};

// --- batched (3.12) --------------------------------------------------------------------------------------------------

struct Batched : Object {
  Value iterator; ///< kUnset once exhausted.
  int64_t size, strict;
};

Value batchedCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"iterable", "n", "strict", nullptr};
  static const char *const before13[] = {"iterable", "n", nullptr};
  Value bound[3] = {kUnset, kUnset, kUnset};
  if (!bindNative("batched", semanticsAtLeast(13) ? parameters : before13, 0, 2, 2, args, nargs, keywordNames, bound))
    return kError;
  int64_t size;
  if (!requireInt64(bound[1], &size))
    return kError;
  Status strict = bound[2] == kUnset ? 0 : truth(bound[2]);
  if (strict < 0)
    return kError;
  if (size < 1)
    return raise(types::ValueError, "n must be at least one");
  Value iterator = GetIter(bound[0]);
  if (!iterator)
    return kError;
  auto *it = makeInstance<Batched>(cls);
  it->iterator = iterator;
  it->size = size;
  it->strict = strict;
  return valueOf(it);
}

Value batchedNext(Value self) {
  auto *it = as<Batched>(self);
  if (it->iterator == kUnset)
    return kUnset;
  RootedValues items;
  Value item;
  while (int64_t(items.size()) < it->size) {
    item = IterNext(it->iterator);
    if (!item)
      return kError;
    if (item == kUnset)
      break;
    items.push(item);
  }
  if (int64_t(items.size()) < it->size) {
    it->iterator = kUnset;
    if (!items.size())
      return kUnset;
    if (it->strict)
      return raise(types::ValueError, "batched(): incomplete batch");
  }
  return valueOf(makeTuple(items.begin(), items.size()));
}

constexpr TypeDefinition batchedDefinition = {
    .slots = {.iter = itself, .next = batchedNext, .create = batchedCreate, .trace = traceFields<Batched, 1>},
    .doc = "Batch data into tuples of length n. The last batch may be shorter than n.",
    .instanceSize = sizeof(Batched),
};

// --- chain -----------------------------------------------------------------------------------------------------------

struct Chain : Object {
  Value source; ///< Iterator over iterables; kUnset once exhausted.
  Value active; ///< kUnset between two of them.
};

Value makeChain(Type *cls, Value source) {
  auto *it = makeInstance<Chain>(cls);
  it->source = source;
  it->active = kUnset;
  return valueOf(it);
}

Value chainCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (cls == chainType.type && !checkNoKeywords("chain", keywordNames))
    return kError;
  Value source = GetIter(valueOf(makeTuple(args, nargs)));
  return source ? makeChain(cls, source) : kError;
}
Value chainFromIterable(Value cls, Value *args, size_t, Tuple *) {
  Value source = GetIter(args[0]);
  return source ? makeChain(as<Type>(cls), source) : kError;
}

Value chainNext(Value self) {
  auto *it = as<Chain>(self);
  for (;;) {
    if (it->active != kUnset) [[likely]] {
      Value item = IterNext(it->active);
      if (item != kUnset) [[likely]]
        return item;
      it->active = kUnset;
    }
    if (it->source == kUnset)
      return kUnset;
    Value iterable = IterNext(it->source);
    if (!iterable)
      return kError;
    if (iterable == kUnset) {
      it->source = kUnset;
      return kUnset;
    }
    Value active = GetIter(iterable);
    if (!active) {
      it->source = kUnset;
      return kError;
    }
    store(it, &it->active, active);
  }
}

Value chainReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Chain>(self);
  if (it->source == kUnset)
    return valueOf(makeTuple({typeValue(self), valueOf(emptyTuple)}));
  Tuple *state = it->active == kUnset ? makeTuple({it->source}) : makeTuple({it->source, it->active});
  return valueOf(makeTuple({typeValue(self), valueOf(emptyTuple), valueOf(state)}));
}
Value chainSetState(Value self, Value *args, size_t, Tuple *) {
  Tuple *state = stateTuple(args[0], 1, 2);
  if (!state)
    return kError;
  for (int64_t i = 0; i < state->length; ++i)
    if (!isIterator(state->items()[i]))
      return raise(types::TypeError, "Arguments must be iterators.");
  auto *it = as<Chain>(self);
  store(it, &it->source, state->items()[0]);
  store(it, &it->active, state->length > 1 ? state->items()[1] : kUnset);
  return kNone;
}

constexpr NativeMethod chainMethods[] = {{"from_iterable", chainFromIterable, Arity::One, 1, 1, NativeMethod::Class},
                                         {"__reduce__", chainReduce},
                                         {"__setstate__", chainSetState, Arity::One},
                                         PYAOT_CLASS_GETITEM,
                                         {}};
constexpr TypeDefinition chainDefinition = {
    .slots = {.iter = itself, .next = chainNext, .create = chainCreate, .trace = traceFields<Chain, 2>},
    .methods = chainMethods,
    .doc = "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method returns elements from the\nfirst "
           "iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
    .instanceSize = sizeof(Chain),
};

// --- pairwise --------------------------------------------------------------------------------------------------------

struct Pairwise : Object {
  Value iterator, old; ///< kUnset: exhausted; not yet begun.
};

Value pairwiseCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkCall(pairwiseType, cls, "pairwise", nargs, keywordNames, 1, 1))
    return kError;
  Value iterator = GetIter(args[0]);
  if (!iterator)
    return kError;
  auto *it = makeInstance<Pairwise>(cls);
  it->iterator = iterator;
  it->old = kUnset;
  return valueOf(it);
}

Value pairwiseNext(Value self) {
  auto *it = as<Pairwise>(self);
  if (it->iterator == kUnset)
    return kUnset;
  Value old = it->old;
  if (old == kUnset) {
    old = IterNext(it->iterator);
    if (!old || old == kUnset) {
      it->iterator = kUnset;
      return old;
    }
    store(it, &it->old, old);
    if (it->iterator == kUnset) // the iterator used us
      return kUnset;
  }
  Value item = IterNext(it->iterator);
  if (!item || item == kUnset) {
    it->iterator = it->old = kUnset;
    return item;
  }
  store(it, &it->old, item);
  return valueOf(makeTuple({old, item}));
}

constexpr TypeDefinition pairwiseDefinition = {
    .slots = {.iter = itself, .next = pairwiseNext, .create = pairwiseCreate, .trace = traceFields<Pairwise, 2>},
    .doc = "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
    .instanceSize = sizeof(Pairwise),
};

// --- starmap ---------------------------------------------------------------------------------------------------------

struct Starmap : Object {
  Value function, iterator;
};

Value starmapCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkCall(starmapType, cls, "starmap", nargs, keywordNames, 2, 2))
    return kError;
  Value iterator = GetIter(args[1]);
  if (!iterator)
    return kError;
  auto *it = makeInstance<Starmap>(cls);
  it->function = args[0];
  it->iterator = iterator;
  return valueOf(it);
}

Value starmapNext(Value self) {
  auto *it = as<Starmap>(self);
  Value item = IterNext(it->iterator);
  if (!item || item == kUnset)
    return item;
  Tuple *args = isKind<Tuple>(item) ? as<Tuple>(item) : tupleFrom(item);
  return args ? call(it->function, args->items(), size_t(args->length)) : kError;
}

Value starmapReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Starmap>(self);
  return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({it->function, it->iterator}))}));
}

constexpr NativeMethod starmapMethods[] = {{"__reduce__", starmapReduce}, {}};
constexpr TypeDefinition starmapDefinition = {
    .slots = {.iter = itself, .next = starmapNext, .create = starmapCreate, .trace = traceFields<Starmap, 2>},
    .methods = starmapMethods,
    .doc = "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given "
           "sequence.",
    .instanceSize = sizeof(Starmap),
};

// --- zip_longest -------------------------------------------------------------------------------------------------------

struct ZipLongest : Object {
  Value iterators; ///< Tuple; None for those that ended.
  Value fill;
  int64_t active;
};

Value zipLongestCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  Value fill = kNone;
  for (int64_t i = 0; keywordNames && i < keywordNames->length; ++i) {
    if (keywordNames->length > 1 || !equalStr(as<Str>(keywordNames->items()[i]), "fillvalue"))
      return raise(types::TypeError, "zip_longest() got an unexpected keyword argument");
    fill = args[nargs + size_t(i)];
  }
  Tuple *iterators = newTuple(int64_t(nargs));
  for (size_t i = 0; i < nargs; ++i) {
    Value iterator = GetIter(args[i]);
    if (!iterator)
      return kError;
    store(iterators, &iterators->items()[i], iterator);
  }
  auto *it = makeInstance<ZipLongest>(cls);
  it->iterators = valueOf(iterators);
  it->fill = fill;
  it->active = int64_t(nargs);
  return valueOf(it);
}

Value zipLongestNext(Value self) {
  auto *it = as<ZipLongest>(self);
  if (!it->active)
    return kUnset;
  Tuple *iterators = as<Tuple>(it->iterators);
  Tuple *result = newTuple(iterators->length);
  for (int64_t i = 0; i < iterators->length; ++i) {
    Value item = it->fill;
    if (!isNone(iterators->items()[i])) {
      Value next = IterNext(iterators->items()[i]);
      if (!next) {
        it->active = 0;
        return kError;
      }
      if (next == kUnset) {
        if (--it->active <= 0)
          return kUnset;
        iterators->items()[i] = kNone;
      } else {
        item = next;
      }
    }
    store(result, &result->items()[i], item);
  }
  return valueOf(result);
}

Value zipLongestReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<ZipLongest>(self);
  Tuple *iterators = as<Tuple>(it->iterators);
  Tuple *args = newTuple(iterators->length);
  for (int64_t i = 0; i < args->length; ++i)
    args->items()[i] = isNone(iterators->items()[i]) ? valueOf(emptyTuple) : iterators->items()[i];
  return valueOf(makeTuple({typeValue(self), valueOf(args), it->fill}));
}
Value zipLongestSetState(Value self, Value *args, size_t, Tuple *) {
  auto *it = as<ZipLongest>(self);
  store(it, &it->fill, args[0]);
  return kNone;
}

constexpr NativeMethod zipLongestMethods[] = {
    {"__reduce__", zipLongestReduce}, {"__setstate__", zipLongestSetState, Arity::One}, {}};
constexpr TypeDefinition zipLongestDefinition = {
    .slots = {.iter = itself, .next = zipLongestNext, .create = zipLongestCreate, .trace = traceFields<ZipLongest, 2>},
    .methods = zipLongestMethods,
    .doc = "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n\nReturn a zip_longest object whose "
           ".__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The "
           ".__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises "
           "StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The "
           "fillvalue\ndefaults to None or can be specified by a keyword argument.\n",
    .instanceSize = sizeof(ZipLongest),
};

} // namespace

constinit NativeType accumulateType = {"itertools", "accumulate", &accumulateDefinition, Type::Subclassable};
constinit NativeType batchedType = {"itertools", "batched", &batchedDefinition, Type::Subclassable};
constinit NativeType chainType = {"itertools", "chain", &chainDefinition, Type::Subclassable};
constinit NativeType pairwiseType = {"itertools", "pairwise", &pairwiseDefinition, Type::Subclassable};
constinit NativeType starmapType = {"itertools", "starmap", &starmapDefinition, Type::Subclassable};
constinit NativeType zipLongestType = {"itertools", "zip_longest", &zipLongestDefinition, Type::Subclassable};

} // namespace pyaot::rt::itertools
