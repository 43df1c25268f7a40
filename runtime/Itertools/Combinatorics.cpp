//===- Combinatorics.cpp - product, permutations, combinations ---------------------------===//
//
// All of them hold their pools and a row of indices that runs through the results in lexicographic order.
//
//===----------------------------------------------------------------------===//
#include "Itertools/Itertools.h"

namespace pyaot::rt::itertools {

namespace {

/// One layout for the four: product has a tuple of pools, the others one pool.
struct Selection : Object {
  Value pool;
  RawArray *indices; ///< `size` numbers; permutations: of the whole pool, then `size` cycles.
  int64_t size;      ///< Length of the results.
  int64_t started, stopped;

  int64_t *index() { return reinterpret_cast<int64_t *>(indices->data()); }
  Tuple *items() { return as<Tuple>(pool); }
};

void traceSelection(Object *self, Tracer &tracer) {
  auto *it = static_cast<Selection *>(self);
  tracer.visit(it->pool);
  tracer.visit(it->indices);
}

Selection *makeSelection(Type *cls, Tuple *pool, int64_t size, int64_t numIndices) {
  RawArray *indices = allocateRaw(uint64_t(numIndices) * sizeof(int64_t) + 8);
  auto *it = makeInstance<Selection>(cls);
  it->pool = valueOf(pool);
  it->indices = indices;
  it->size = size;
  return it;
}

/// The result for the present indices.
Value pick(Selection *it) {
  Tuple *result = newTuple(it->size);
  const Value *pool = it->items()->items();
  for (int64_t i = 0; i < it->size; ++i)
    result->items()[i] = pool[it->index()[i]];
  return valueOf(result);
}

Value indexTuple(const int64_t *indices, int64_t count) {
  Tuple *result = newTuple(count);
  for (int64_t i = 0; i < count; ++i)
    result->items()[i] = intValue(indices[i]);
  return valueOf(result);
}

/// (type, args) before the first result, (type, args, indices) later; stopped: no pool is left.
Value reduceSelection(Value self, Value size) {
  auto *it = as<Selection>(self);
  if (!it->started)
    return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({it->pool, size}))}));
  if (it->stopped)
    return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({valueOf(emptyTuple), size}))}));
  return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({it->pool, size})), indexTuple(it->index(), it->size)}));
}
Value selectionReduce(Value self, Value *, size_t, Tuple *) {
  return reduceSelection(self, intValue(as<Selection>(self)->size));
}

/// Indices from a pickle, each clamped to 0 .. max(i).
template <typename Max> Value setIndices(Value self, Value state, Max max) {
  auto *it = as<Selection>(self);
  if (!isKind<Tuple>(state) || as<Tuple>(state)->length != it->size)
    return raise(types::ValueError, "invalid arguments");
  for (int64_t i = 0; i < it->size; ++i) {
    int64_t n;
    if (!requireInt64(as<Tuple>(state)->items()[i], &n))
      return kError;
    int64_t top = max(i);
    it->index()[i] = n > top ? top : n < 0 ? 0 : n;
  }
  it->started = 1;
  return kNone;
}

// --- product -----------------------------------------------------------------------------------------------------------

Value productCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  int64_t times = 1;
  if (keywordNames && keywordNames->length) {
    static const char *const parameters[] = {"repeat", nullptr};
    Value bound[1];
    if (!bindNative("product", parameters, 0, 0, 0, args + nargs, 0, keywordNames, bound) || !requireInt64(bound[0], &times))
      return kError;
    if (times < 0)
      return raise(types::ValueError, "repeat argument cannot be negative");
  }
  int64_t count = int64_t(nargs), total;
  if (__builtin_mul_overflow(count, times, &total) || total > int64_t(1) << 40)
    return raise(types::OverflowError, "repeat argument too large");
  if (times == 0)
    count = 0;
  Tuple *pools = newTuple(total);
  for (int64_t i = 0; i < count; ++i) {
    Tuple *pool = tupleFrom(args[i]);
    if (!pool)
      return kError;
    store(pools, &pools->items()[i], valueOf(pool));
  }
  if (count)
    for (int64_t i = count; i < total; ++i)
      pools->items()[i] = pools->items()[i - count];
  return valueOf(makeSelection(cls, pools, total, total));
}

Value productPick(Selection *it) {
  Tuple *result = newTuple(it->size);
  const Value *pools = it->items()->items();
  for (int64_t i = 0; i < it->size; ++i)
    result->items()[i] = as<Tuple>(pools[i])->items()[it->index()[i]];
  return valueOf(result);
}

Value productNext(Value self) {
  auto *it = as<Selection>(self);
  if (it->stopped)
    return kUnset;
  const Value *pools = it->items()->items();
  if (!it->started) {
    it->started = 1;
    for (int64_t i = 0; i < it->size; ++i)
      if (!as<Tuple>(pools[i])->length) {
        it->stopped = 1;
        return kUnset;
      }
    return productPick(it);
  }
  int64_t *index = it->index(), i = it->size - 1;
  for (; i >= 0; --i) {
    if (++index[i] < as<Tuple>(pools[i])->length)
      break;
    index[i] = 0;
  }
  if (i < 0) {
    it->stopped = 1;
    return kUnset;
  }
  return productPick(it);
}

Value productReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Selection>(self);
  if (it->stopped)
    return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({valueOf(emptyTuple)}))}));
  if (!it->started)
    return valueOf(makeTuple({typeValue(self), it->pool}));
  return valueOf(makeTuple({typeValue(self), it->pool, indexTuple(it->index(), it->size)}));
}
Value productSetState(Value self, Value *args, size_t, Tuple *) {
  auto *it = as<Selection>(self);
  for (int64_t i = 0; i < it->size; ++i)
    if (!as<Tuple>(it->items()->items()[i])->length) {
      it->stopped = 1;
      return kNone;
    }
  return setIndices(self, args[0], [&](int64_t i) { return as<Tuple>(it->items()->items()[i])->length - 1; });
}

// --- combinations --------------------------------------------------------------------------------------------------------

/// The pool and r of combinations(iterable, r) and its relative; null = exception.
Tuple *poolAndSize(const char *name, Value *args, size_t nargs, Tuple *keywordNames, int64_t *size) {
  static const char *const parameters[] = {"iterable", "r", nullptr};
  Value bound[2];
  if (!bindNative(name, parameters, 0, -1, 2, args, nargs, keywordNames, bound) || !requireInt64(bound[1], size))
    return nullptr;
  Tuple *pool = tupleFrom(bound[0]);
  if (pool && *size < 0)
    return raise(types::ValueError, "r must be non-negative");
  return pool;
}

Value combinationsCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  int64_t size;
  Tuple *pool = poolAndSize("combinations", args, nargs, keywordNames, &size);
  if (!pool)
    return kError;
  bool none = size > pool->length;
  Selection *it = makeSelection(cls, pool, size, none ? 0 : size);
  for (int64_t i = 0; i < size && !none; ++i)
    it->index()[i] = i;
  it->stopped = none;
  return valueOf(it);
}

Value combinationsNext(Value self) {
  auto *it = as<Selection>(self);
  if (it->stopped)
    return kUnset;
  if (!it->started) {
    it->started = 1;
    return pick(it);
  }
  int64_t *index = it->index(), size = it->size, i = size - 1, most = it->items()->length - size;
  while (i >= 0 && index[i] == i + most)
    --i;
  if (i < 0) {
    it->stopped = 1;
    return kUnset;
  }
  ++index[i];
  for (int64_t j = i + 1; j < size; ++j)
    index[j] = index[j - 1] + 1;
  return pick(it);
}
Value combinationsSetState(Value self, Value *args, size_t, Tuple *) {
  auto *it = as<Selection>(self);
  int64_t most = it->items()->length - it->size;
  return setIndices(self, args[0], [&](int64_t i) { return i + most; });
}

Value replacementCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  int64_t size;
  Tuple *pool = poolAndSize("combinations_with_replacement", args, nargs, keywordNames, &size);
  if (!pool)
    return kError;
  if (lacksMemory(size, sizeof(int64_t)))
    return kError;
  Selection *it = makeSelection(cls, pool, size, size);
  it->stopped = !pool->length && size > 0;
  return valueOf(it);
}

Value replacementNext(Value self) {
  auto *it = as<Selection>(self);
  if (it->stopped)
    return kUnset;
  if (!it->started) {
    it->started = 1;
    return pick(it);
  }
  int64_t *index = it->index(), size = it->size, i = size - 1, last = it->items()->length - 1;
  while (i >= 0 && index[i] == last)
    --i;
  if (i < 0) {
    it->stopped = 1;
    return kUnset;
  }
  int64_t next = index[i] + 1;
  for (; i < size; ++i)
    index[i] = next;
  return pick(it);
}
Value replacementSetState(Value self, Value *args, size_t, Tuple *) {
  auto *it = as<Selection>(self);
  return setIndices(self, args[0], [&](int64_t) { return it->items()->length - 1; });
}

// --- permutations --------------------------------------------------------------------------------------------------------

Value permutationsCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"iterable", "r", nullptr};
  Value bound[2];
  if (!bindNative("permutations", parameters, 0, -1, 1, args, nargs, keywordNames, bound))
    return kError;
  Tuple *pool = tupleFrom(bound[0]);
  if (!pool)
    return kError;
  int64_t n = pool->length, size = n;
  if (bound[1] != kUnset && !isNone(bound[1])) {
    if (!isInt(bound[1]))
      return raise(types::TypeError, "Expected int as r");
    if (!requireInt64(bound[1], &size))
      return kError;
    if (size < 0)
      return raise(types::ValueError, "r must be non-negative");
  }
  bool none = size > n;
  Selection *it = makeSelection(cls, pool, size, none ? 0 : n + size);
  for (int64_t i = 0; i < n && !none; ++i)
    it->index()[i] = i;
  for (int64_t i = 0; i < size && !none; ++i)
    it->index()[n + i] = n - i;
  it->stopped = none;
  return valueOf(it);
}

Value permutationsNext(Value self) {
  auto *it = as<Selection>(self);
  if (it->stopped)
    return kUnset;
  if (!it->started) {
    it->started = 1;
    return pick(it);
  }
  int64_t n = it->items()->length, *index = it->index(), *cycles = index + n;
  for (int64_t i = it->size - 1; i >= 0; --i) {
    if (--cycles[i] == 0) {
      int64_t first = index[i];
      for (int64_t j = i; j < n - 1; ++j)
        index[j] = index[j + 1];
      index[n - 1] = first;
      cycles[i] = n - i;
      continue;
    }
    int64_t j = n - cycles[i], other = index[i];
    index[i] = index[j];
    index[j] = other;
    return pick(it);
  }
  it->stopped = 1;
  return kUnset;
}

Value permutationsReduce(Value self, Value *args, size_t nargs, Tuple *) {
  auto *it = as<Selection>(self);
  Value size = intValue(it->size);
  if (!it->started || it->stopped)
    return reduceSelection(self, size);
  int64_t n = it->items()->length;
  Value state = valueOf(makeTuple({indexTuple(it->index(), n), indexTuple(it->index() + n, it->size)}));
  return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({it->pool, size})), state}));
}
Value permutationsSetState(Value self, Value *args, size_t, Tuple *) {
  auto *it = as<Selection>(self);
  Tuple *state = stateTuple(args[0], 2, 2);
  if (!state)
    return kError;
  Value indices = state->items()[0], cycles = state->items()[1];
  int64_t n = it->items()->length;
  if (!isKind<Tuple>(indices) || !isKind<Tuple>(cycles) || as<Tuple>(indices)->length != n ||
      as<Tuple>(cycles)->length != it->size || it->size > n)
    return raise(types::ValueError, "invalid arguments");
  for (int64_t i = 0; i < n; ++i) {
    int64_t x;
    if (!requireInt64(as<Tuple>(indices)->items()[i], &x))
      return kError;
    it->index()[i] = x < 0 ? 0 : x > n - 1 ? n - 1 : x;
  }
  for (int64_t i = 0; i < it->size; ++i) {
    int64_t x;
    if (!requireInt64(as<Tuple>(cycles)->items()[i], &x))
      return kError;
    it->index()[n + i] = x < 1 ? 1 : x > n - i ? n - i : x;
  }
  it->started = 1;
  return kNone;
}

constexpr NativeMethod productMethods[] = {
    {"__reduce__", productReduce}, {"__setstate__", productSetState, Arity::One}, {}};
constexpr NativeMethod combinationsMethods[] = {
    {"__reduce__", selectionReduce}, {"__setstate__", combinationsSetState, Arity::One}, {}};
constexpr NativeMethod replacementMethods[] = {
    {"__reduce__", selectionReduce}, {"__setstate__", replacementSetState, Arity::One}, {}};
constexpr NativeMethod permutationsMethods[] = {
    {"__reduce__", permutationsReduce}, {"__setstate__", permutationsSetState, Arity::One}, {}};

constexpr TypeDefinition productDefinition = {
    .slots = {.iter = itself, .next = productNext, .create = productCreate, .trace = traceSelection},
    .methods = productMethods,
    .doc = "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  Equivalent to nested "
           "for-loops.",
    .instanceSize = sizeof(Selection),
};
constexpr TypeDefinition combinationsDefinition = {
    .slots = {.iter = itself, .next = combinationsNext, .create = combinationsCreate, .trace = traceSelection},
    .methods = combinationsMethods,
    .doc = "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), "
           "(0,1,3), (0,2,3), (1,2,3)",
    .instanceSize = sizeof(Selection),
};
constexpr TypeDefinition replacementDefinition = {
    .slots = {.iter = itself, .next = replacementNext, .create = replacementCreate, .trace = traceSelection},
    .methods = replacementMethods,
    .doc = "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive "
           "repeats.\n\ncombinations_with_replacement('ABC', 2) --> (('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), "
           "('C','C'))",
    .instanceSize = sizeof(Selection),
};
constexpr TypeDefinition permutationsDefinition = {
    .slots = {.iter = itself, .next = permutationsNext, .create = permutationsCreate, .trace = traceSelection},
    .methods = permutationsMethods,
    .doc = "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), "
           "(1,0), (1,2), (2,0), (2,1)",
    .instanceSize = sizeof(Selection),
};

} // namespace

constinit NativeType productType = {"itertools", "product", &productDefinition, Type::Subclassable};
constinit NativeType combinationsType = {"itertools", "combinations", &combinationsDefinition, Type::Subclassable};
constinit NativeType replacementType = {"itertools", "combinations_with_replacement", &replacementDefinition,
                                        Type::Subclassable};
constinit NativeType permutationsType = {"itertools", "permutations", &permutationsDefinition, Type::Subclassable};

} // namespace pyaot::rt::itertools
