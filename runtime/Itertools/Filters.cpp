//===- Filters.cpp - itertools that let some items of one iterator through ------------===//
//
// compress, dropwhile, filterfalse, islice, takewhile. Python reference: library, "itertools".
//
//===----------------------------------------------------------------------===//
#include "Itertools/Itertools.h"

namespace pyaot::rt::itertools {

namespace {

// --- compress ------------------------------------------------------------------------------------------------------

struct Compress : Object {
  Value data, selectors;
};

Value compressCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"data", "selectors", nullptr};
  Value bound[2];
  if (!bindNative("compress", parameters, 0, -1, 2, args, nargs, keywordNames, bound))
    return kError;
  Value data = GetIter(bound[0]), selectors = data ? GetIter(bound[1]) : kError;
  if (!selectors)
    return kError;
  auto *it = makeInstance<Compress>(cls);
  it->data = data;
  it->selectors = selectors;
  return valueOf(it);
}

Value compressNext(Value self) {
  auto *it = as<Compress>(self);
  for (;;) {
    Value item = IterNext(it->data);
    if (!item || item == kUnset)
      return item;
    Value selector = IterNext(it->selectors);
    if (!selector || selector == kUnset)
      return selector;
    if (Status chosen = truth(selector))
      return chosen < 0 ? kError : item;
  }
}

Value compressReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Compress>(self);
  return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({it->data, it->selectors}))}));
}

constexpr NativeMethod compressMethods[] = {{"__reduce__", compressReduce}, {}};
constexpr TypeDefinition compressDefinition = {
    .slots = {.iter = itself, .next = compressNext, .create = compressCreate, .trace = traceFields<Compress, 2>},
    .methods = compressMethods,
    .doc = "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements "
           "using the selectors to\nchoose the data elements.",
    .instanceSize = sizeof(Compress),
};

// --- dropwhile, takewhile, filterfalse: a function and an iterator ---------------------------------------------------

struct While : Object {
  Value function, iterator;
  int64_t flag; ///< dropwhile: dropping is over; takewhile: taking is.
};

Value makeWhile(Type *cls, const NativeType &type, const char *name, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkCall(type, cls, name, nargs, keywordNames, 2, 2))
    return kError;
  Value iterator = GetIter(args[1]);
  if (!iterator)
    return kError;
  auto *it = makeInstance<While>(cls);
  it->function = args[0];
  it->iterator = iterator;
  return valueOf(it);
}
Value dropWhileCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  return makeWhile(cls, dropWhileType, "dropwhile", args, nargs, keywordNames);
}
Value takeWhileCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  return makeWhile(cls, takeWhileType, "takewhile", args, nargs, keywordNames);
}
Value filterFalseCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  return makeWhile(cls, filterFalseType, "filterfalse", args, nargs, keywordNames);
}

/// The predicate's verdict on the item.
Status ask(While *it, Value item) {
  Value verdict = call(it->function, &item, 1);
  return verdict ? truth(verdict) : kRaised;
}

Value dropWhileNext(Value self) {
  auto *it = as<While>(self);
  for (;;) {
    Value item = IterNext(it->iterator);
    if (!item || item == kUnset || it->flag)
      return item;
    Status drop = ask(it, item);
    if (drop < 0)
      return kError;
    if (!drop) {
      it->flag = 1;
      return item;
    }
  }
}

Value takeWhileNext(Value self) {
  auto *it = as<While>(self);
  if (it->flag)
    return kUnset;
  Value item = IterNext(it->iterator);
  if (!item || item == kUnset)
    return item;
  Status take = ask(it, item);
  if (take < 0)
    return kError;
  if (take)
    return item;
  it->flag = 1;
  return kUnset;
}

Value filterFalseNext(Value self) {
  auto *it = as<While>(self);
  bool testItem = isNone(it->function) || it->function == valueOf(&types::Bool);
  for (;;) {
    Value item = IterNext(it->iterator);
    if (!item || item == kUnset)
      return item;
    Status keep = testItem ? truth(item) : ask(it, item);
    if (keep <= 0)
      return keep < 0 ? kError : item;
  }
}

Value whileReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<While>(self);
  return valueOf(
      makeTuple({typeValue(self), valueOf(makeTuple({it->function, it->iterator})), boolValue(it->flag != 0)}));
}
Value filterFalseReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<While>(self);
  return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({it->function, it->iterator}))}));
}
Value whileSetState(Value self, Value *args, size_t, Tuple *) {
  Status flag = truth(args[0]);
  if (flag < 0)
    return kError;
  as<While>(self)->flag = flag;
  return kNone;
}

constexpr NativeMethod whileMethods[] = {{"__reduce__", whileReduce}, {"__setstate__", whileSetState, Arity::One}, {}};
constexpr NativeMethod filterFalseMethods[] = {{"__reduce__", filterFalseReduce}, {}};
constexpr TypeDefinition dropWhileDefinition = {
    .slots = {.iter = itself, .next = dropWhileNext, .create = dropWhileCreate, .trace = traceFields<While, 2>},
    .methods = whileMethods,
    .doc = "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is "
           "exhausted.",
    .instanceSize = sizeof(While),
};
constexpr TypeDefinition takeWhileDefinition = {
    .slots = {.iter = itself, .next = takeWhileNext, .create = takeWhileCreate, .trace = traceFields<While, 2>},
    .methods = whileMethods,
    .doc = "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    .instanceSize = sizeof(While),
};
constexpr TypeDefinition filterFalseDefinition = {
    .slots = {.iter = itself, .next = filterFalseNext, .create = filterFalseCreate, .trace = traceFields<While, 2>},
    .methods = filterFalseMethods,
    .doc = "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are "
           "false.",
    .instanceSize = sizeof(While),
};

// --- islice ----------------------------------------------------------------------------------------------------------

struct Islice : Object {
  Value iterator;              ///< kUnset once exhausted.
  int64_t next, stop, step, count; ///< stop -1: no end.
};

/// None, or an int from 0 to sys.maxsize; false: it is neither (no exception is left).
bool bound(Value v, int64_t *out) {
  if (isNone(v))
    return true;
  Value i = index(v);
  if (i && toInt64(i, out) && *out >= 0)
    return true;
  clearPending();
  return false;
}

Value isliceCreate(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkCall(isliceType, cls, "islice", nargs, keywordNames, 2, 4))
    return kError;
  int64_t start = 0, stop = -1, step = 1;
  if (nargs == 2) {
    if (!bound(args[1], &stop))
      return raise(types::ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  } else {
    if (!bound(args[2], &stop))
      return raise(types::ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (!bound(args[1], &start))
      return raise(types::ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  if (nargs == 4 && (!bound(args[3], &step) || step < 1))
    return raise(types::ValueError, "Step for islice() must be a positive integer or None.");
  Value iterator = GetIter(args[0]);
  if (!iterator)
    return kError;
  auto *it = makeInstance<Islice>(cls);
  it->iterator = iterator;
  it->next = start;
  it->stop = stop;
  it->step = step;
  return valueOf(it);
}

Value isliceNext(Value self) {
  auto *it = as<Islice>(self);
  if (it->iterator == kUnset)
    return kUnset;
  Value iterator = it->iterator, item;
  while (it->count < it->next) {
    if (it->stop != -1 && it->count >= it->stop) {
      it->iterator = kUnset;
      return kUnset;
    }
    item = IterNext(iterator);
    if (!item || item == kUnset) {
      it->iterator = kUnset;
      return item;
    }
    ++it->count;
  }
  if (it->stop != -1 && it->count >= it->stop) {
    it->iterator = kUnset;
    return kUnset;
  }
  item = IterNext(iterator);
  if (!item || item == kUnset) {
    it->iterator = kUnset;
    return item;
  }
  ++it->count;
  if (__builtin_add_overflow(it->next, it->step, &it->next) || (it->stop != -1 && it->next > it->stop))
    it->next = it->stop == -1 ? INT64_MAX : it->stop;
  return item;
}

Value isliceReduce(Value self, Value *, size_t, Tuple *) {
  auto *it = as<Islice>(self);
  if (it->iterator == kUnset)
    return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({emptyIterator(), smallInt(0)})), smallInt(0)}));
  Value stop = it->stop == -1 ? kNone : intValue(it->stop);
  return valueOf(makeTuple({typeValue(self), valueOf(makeTuple({it->iterator, intValue(it->next), stop, intValue(it->step)})),
                            intValue(it->count)}));
}
Value isliceSetState(Value self, Value *args, size_t, Tuple *) {
  return requireInt64(args[0], &as<Islice>(self)->count) ? kNone : kError;
}

constexpr NativeMethod isliceMethods[] = {{"__reduce__", isliceReduce}, {"__setstate__", isliceSetState, Arity::One}, {}};
constexpr TypeDefinition isliceDefinition = {
    .slots = {.iter = itself, .next = isliceNext, .create = isliceCreate, .trace = traceFields<Islice, 1>},
    .methods = isliceMethods,
    .doc = "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator "
           "whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding "
           "elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines "
           "how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
    .instanceSize = sizeof(Islice),
};

} // namespace

constinit NativeType compressType = {"itertools", "compress", &compressDefinition, Type::Subclassable};
constinit NativeType dropWhileType = {"itertools", "dropwhile", &dropWhileDefinition, Type::Subclassable};
constinit NativeType takeWhileType = {"itertools", "takewhile", &takeWhileDefinition, Type::Subclassable};
constinit NativeType filterFalseType = {"itertools", "filterfalse", &filterFalseDefinition, Type::Subclassable};
constinit NativeType isliceType = {"itertools", "islice", &isliceDefinition, Type::Subclassable};

} // namespace pyaot::rt::itertools
