//===- ListMethods.cpp - list: methods and slices -----------------------------------===//
//
// Python reference: library, "Mutable Sequence Types".
//
//===----------------------------------------------------------------------===//
#include "Containers/List.h"
#include "Numbers/Int.h"

namespace pyaot::rt {

Value listReversed(Value self, Value *, size_t, Tuple *);

Value listGetSlice(List *list, Value slice) {
  int64_t start, stop, step, count;
  if (!sliceIndices(slice, list->length, &start, &stop, &step, &count))
    return kError;
  List *part = newList(count);
  if (step == 1) {
    if (count)
      memcpy(part->items, list->items + start, size_t(count) * sizeof(Value));
  } else
    for (int64_t i = 0; i < count; ++i, start += step)
      part->items[i] = list->items[start];
  part->length = count;
  return valueOf(part);
}

/// del list[start::step] for `count` items.
static void deleteExtended(List *list, int64_t start, int64_t step, int64_t count) {
  if (step < 0) {
    start += step * (count - 1);
    step = -step;
  }
  Value *items = list->items;
  int64_t to = start, length = list->length;
  for (int64_t k = 0; k < count; ++k) {
    int64_t from = start + k * step + 1, end = k + 1 < count ? from + step - 1 : length;
    memmove(items + to, items + from, size_t(end - from) * sizeof(Value));
    to += end - from;
  }
  resizeList(list, length - count);
}

Status listSetSlice(List *list, Value slice, Value value) {
  int64_t start, stop, step, count;
  if (!sliceIndices(slice, list->length, &start, &stop, &step, &count))
    return kRaised;
  if (value == kUnset) {
    if (count == 0)
      return kOk;
    if (step == 1)
      replaceItems(list, start, count, nullptr, 0);
    else
      deleteExtended(list, start, step, count);
    return kOk;
  }
  if (step == 1 && stop < start)
    stop = start;
  // Another list that is the same object, or whose items move while we write, is copied first.
  List *from;
  const Value *items;
  int64_t given;
  if (isExact<Tuple>(value)) {
    items = as<Tuple>(value)->items();
    given = as<Tuple>(value)->length;
  } else {
    if (isExact<List>(value) && as<List>(value) != list)
      from = as<List>(value);
    else if (isKind<List>(value) && as<List>(value) == list)
      from = makeList(list->items, size_t(list->length));
    else {
      if (!typeOf(value)->slots.iter && !typeOf(value)->slots.getItem)
        return raise(types::TypeError,
                     step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice");
      from = listFrom(value);
    }
    if (!from)
      return kRaised;
    items = from->items;
    given = from->length;
  }
  // The iterable may have changed the list.
  if (!sliceIndices(slice, list->length, &start, &stop, &step, &count))
    return kRaised;
  if (step == 1) {
    if (stop < start)
      stop = start;
    replaceItems(list, start, stop - start, items, given);
    return kOk;
  }
  if (given != count)
    return raise(types::ValueError, "attempt to assign sequence of size %l to extended slice of size %l", given, count);
  for (int64_t i = 0; i < count; ++i, start += step)
    store(list, &list->items[start], items[i]);
  return kOk;
}

namespace {

Value listAppend(Value self, Value *args, size_t, Tuple *) {
  append(as<List>(self), args[0]);
  return kNone;
}

Value listExtend(Value self, Value *args, size_t, Tuple *) {
  return extend(as<List>(self), args[0]) < 0 ? kError : kNone;
}

Value listInsert(Value self, Value *args, size_t, Tuple *) {
  List *list = as<List>(self);
  int64_t i;
  if (!requireInt64(args[0], &i))
    return kError;
  int64_t length = list->length;
  if (i < 0 && (i += length) < 0)
    i = 0;
  if (i > length)
    i = length;
  if (length == list->capacity)
    growList(list, length + 1);
  memmove(list->items + i + 1, list->items + i, size_t(length - i) * sizeof(Value));
  store(list, &list->items[i], args[1]);
  list->length = length + 1;
  return kNone;
}

Value listPop(Value self, Value *args, size_t nargs, Tuple *) {
  List *list = as<List>(self);
  int64_t i = -1;
  if (nargs && !requireInt64(args[0], &i))
    return kError;
  if (list->length == 0)
    return raise(types::IndexError, "pop from empty list");
  if (i < 0)
    i += list->length;
  if (uint64_t(i) >= uint64_t(list->length))
    return raise(types::IndexError, "pop index out of range");
  Value item = list->items[i];
  if (i != list->length - 1)
    memmove(list->items + i, list->items + i + 1, size_t(list->length - i - 1) * sizeof(Value));
  list->items[--list->length] = Value{};
  return item;
}

Value listRemove(Value self, Value *args, size_t, Tuple *) {
  List *list = as<List>(self);
  for (int64_t i = 0; i < list->length; ++i) {
    Status same = quickEqual(list->items[i], args[0]);
    if (same < 0)
      return kError;
    if (same) {
      if (i < list->length)
        replaceItems(list, i, 1, nullptr, 0);
      return kNone;
    }
  }
  return raise(types::ValueError, "list.remove(x): x not in list");
}

Value listIndexOf(Value self, Value *args, size_t nargs, Tuple *) {
  List *list = as<List>(self);
  int64_t start, stop;
  if (!indexBounds(args, nargs, list->length, &start, &stop))
    return kError;
  for (int64_t i = start; i < stop && i < list->length; ++i) {
    Status same = quickEqual(list->items[i], args[0]);
    if (same < 0)
      return kError;
    if (same)
      return smallInt(i);
  }
  return raise(types::ValueError, "%R is not in list", args[0]);
}

Value listCount(Value self, Value *args, size_t, Tuple *) {
  List *list = as<List>(self);
  int64_t count = 0;
  for (int64_t i = 0; i < list->length; ++i) {
    Status same = quickEqual(list->items[i], args[0]);
    if (same < 0)
      return kError;
    count += same;
  }
  return smallInt(count);
}

Value listReverse(Value self, Value *, size_t, Tuple *) {
  List *list = as<List>(self);
  for (int64_t i = 0, j = list->length - 1; i < j; ++i, --j) {
    Value item = list->items[i];
    list->items[i] = list->items[j];
    list->items[j] = item;
  }
  return kNone;
}

Value listCopy(Value self, Value *, size_t, Tuple *) {
  return valueOf(makeList(as<List>(self)->items, size_t(as<List>(self)->length)));
}

Value listClear(Value self, Value *, size_t, Tuple *) {
  List *list = as<List>(self);
  list->length = list->capacity = 0;
  list->items = nullptr;
  return kNone;
}

Value listSort(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"key", "reverse", nullptr};
  Value bound[2];
  if (!bindNative("sort", parameters, 0, 0, 0, args, nargs, keywordNames, bound))
    return kError;
  bool reverse = false;
  if (bound[1] != kUnset) {
    int64_t flag;
    if (!requireInt64(bound[1], &flag))
      return kError;
    reverse = flag != 0;
  }
  return sortList(as<List>(self), bound[0] == kUnset ? kNone : bound[0], reverse) < 0 ? kError : kNone;
}

} // namespace

constinit const NativeMethod listMethods[] = {
    {"append", listAppend, Arity::One},
    {"clear", listClear},
    {"copy", listCopy},
    {"count", listCount, Arity::One},
    {"extend", listExtend, Arity::One},
    {"index", listIndexOf, Arity::Range, 1, 3},
    {"insert", listInsert, Arity::Range, 2, 2},
    {"pop", listPop, Arity::Range, 0, 1},
    {"remove", listRemove, Arity::One},
    {"reverse", listReverse},
    {"sort", listSort, Arity::Keywords},
    {"__reversed__", listReversed},
    PYAOT_CLASS_GETITEM,
    {},
};

} // namespace pyaot::rt
