//===- List.cpp - list: storage and slots -------------------------------------------===//
//
// A list owns a ValueArray that grows by half, so appending is amortised O(1).
// Places behind `length` are kept zero, so that they keep nothing alive.
// Python reference: library, "Lists" and "Mutable Sequence Types".
//
//===----------------------------------------------------------------------===//
#include "Containers/List.h"
#include "Containers/Iterators.h"
#include "Numbers/Int.h"
#include "Strings/StaticStrs.h"

namespace pyaot::rt {

void growList(List *list, int64_t needed) {
  int64_t capacity = list->capacity + (list->capacity >> 1) + 4;
  if (capacity < needed)
    capacity = needed;
  if (list->items && extendInPlace(reinterpret_cast<ValueArray *>(list->items) - 1, uint64_t(capacity))) {
    list->capacity = capacity;
    return;
  }
  ValueArray *array = allocateValues(uint64_t(capacity));
  if (list->length)
    memcpy(array->items(), list->items, size_t(list->length) * sizeof(Value));
  store(list, &list->items, array->items());
  list->capacity = capacity;
}

List *newList(int64_t capacity) {
  List *list = allocate<List>(&shapes::List);
  if (capacity > 0) {
    list->items = allocateValues(uint64_t(capacity))->items();
    list->capacity = capacity;
  }
  return list;
}

List *makeList(const Value *items, size_t count) {
  List *list = newList(int64_t(count));
  if (count)
    memcpy(list->items, items, count * sizeof(Value));
  list->length = int64_t(count);
  return list;
}

void append(List *list, Value item) {
  if (list->length == list->capacity) [[unlikely]]
    growList(list, list->length + 1);
  store(list, &list->items[list->length++], item);
}

List *listFrom(Value iterable) {
  List *list = newList();
  return extend(list, iterable) < 0 ? nullptr : list;
}

Status extend(List *list, Value iterable) {
  if (isExact<List>(iterable) || isExact<Tuple>(iterable)) {
    // list.extend(list) too: the length is read before the list grows.
    int64_t count = isExact<List>(iterable) ? as<List>(iterable)->length : as<Tuple>(iterable)->length;
    int64_t length = list->length;
    if (length + count > list->capacity)
      growList(list, length + count);
    const Value *from = isExact<List>(iterable) ? as<List>(iterable)->items : as<Tuple>(iterable)->items();
    if (count)
      memcpy(list->items + length, from, size_t(count) * sizeof(Value));
    list->length = length + count;
    return kOk;
  }
  if (isExact<Str>(iterable)) {
    Str *text = as<Str>(iterable);
    int64_t count = text->length();
    if (list->length + count > list->capacity)
      growList(list, list->length + count);
    if (text->widthShift() == 0) {
      Value *to = list->items + list->length;
      const uint8_t *chars = text->data;
      for (int64_t i = 0; i < count; ++i)
        store(list, &to[i], valueOf(latin1Char(chars[i])));
      list->length += count;
      return kOk;
    }
    for (int64_t i = 0; i < count; ++i) { // The length goes along: a character beyond Latin-1 is allocated.
      store(list, &list->items[list->length], valueOf(makeChar(charAt(text, i))));
      ++list->length;
    }
    return kOk;
  }
  Iterate it(iterable);
  if (it.failed())
    return kRaised;
  int64_t hint = lengthHint(iterable, 0);
  if (hint < 0)
    return kRaised;
  int64_t expected;
  if (!__builtin_add_overflow(list->length, hint, &expected) && expected > list->capacity) {
    if (lacksMemory(expected, sizeof(Value)))
      return kRaised;
    growList(list, expected);
  }
  Value item;
  while (it.next(&item))
    append(list, item);
  return it.failed() ? kRaised : kOk;
}

void replaceItems(List *list, int64_t start, int64_t removed, const Value *items, int64_t count) {
  int64_t length = list->length, tail = length - start - removed;
  if (length - removed + count > list->capacity)
    growList(list, length - removed + count);
  Value *at = list->items + start;
  if (count != removed && tail)
    memmove(at + count, at + removed, size_t(tail) * sizeof(Value));
  for (int64_t i = 0; i < count; ++i)
    store(list, at + i, items[i]);
  list->length = length - removed + count;
  for (int64_t i = list->length; i < length; ++i)
    list->items[i] = Value{};
}

namespace {

Value listRepr(Value self) {
  List *list = as<List>(self);
  if (list->length == 0)
    return valueOf(makeStr("[]"));
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : valueOf(makeStr("[...]"));
  StrBuilder out;
  out.append('[');
  bool ok = appendReprs(
      out, [&](int64_t i, Value *item) { return i < list->length ? (*item = list->items[i], true) : false; });
  leaveRepr(self);
  if (!ok)
    return kError;
  out.append(']');
  return valueOf(out.finish());
}

Value listCompare(Value left, Value right, CompareOp op) {
  if (!isKind<List>(left) || !isKind<List>(right))
    return kNotImplemented;
  List *a = as<List>(left), *b = as<List>(right);
  if (a->length != b->length && (op == CompareOp::Equal || op == CompareOp::NotEqual))
    return boolValue(op == CompareOp::NotEqual);
  for (int64_t i = 0; i < a->length && i < b->length; ++i) {
    Value x = a->items[i], y = b->items[i];
    Status same = quickEqual(x, y);
    if (same < 0)
      return kError;
    if (same)
      continue;
    // The comparison may have changed the lists: then their lengths decide, as at the end.
    if (i >= a->length || i >= b->length)
      break;
    if (op == CompareOp::Equal)
      return kFalse;
    if (op == CompareOp::NotEqual)
      return kTrue;
    return compare(x, y, op);
  }
  return boolValue(compareLengths(a->length, b->length, op));
}

Value listCreate(Type *cls, Value *, size_t, Tuple *) {
  return cls == &types::List ? valueOf(newList()) : valueOf(allocateInstance(cls));
}

Status listInitialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  List *list = as<List>(self);
  if (typeOf(self)->slots.create == types::List.slots.create && !checkNoKeywords("list", keywordNames))
    return kRaised;
  if (!checkPositional("list", nargs, 0, 1))
    return kRaised;
  list->items = nullptr;
  list->length = list->capacity = 0;
  return nargs ? extend(list, args[0]) : kOk;
}

int64_t listLength(Value self) { return as<List>(self)->length; }

/// The index in `key`, counted from the front; false = exception.
bool listIndex(List *list, Value key, const char *outOfRange, int64_t *out) {
  int64_t i;
  if (isSmallInt(key))
    i = smallIntOf(key);
  else if (!isInt(key) && !typeOf(key)->slots.index) {
    raise(types::TypeError, "list indices must be integers or slices, not %T", key);
    return false;
  } else if (!toIndex(key, &i))
    return false;
  if (i < 0)
    i += list->length;
  if (uint64_t(i) >= uint64_t(list->length)) {
    raise(types::IndexError, outOfRange);
    return false;
  }
  *out = i;
  return true;
}

Value listGetItem(Value self, Value key) {
  List *list = as<List>(self);
  if (isExact<Slice>(key))
    return listGetSlice(list, key);
  int64_t i;
  return listIndex(list, key, "list index out of range", &i) ? list->items[i] : kError;
}

Status listSetItem(Value self, Value key, Value value) {
  List *list = as<List>(self);
  if (isExact<Slice>(key))
    return listSetSlice(list, key, value);
  int64_t i;
  if (!listIndex(list, key, "list assignment index out of range", &i))
    return kRaised;
  if (value == kUnset)
    replaceItems(list, i, 1, nullptr, 0);
  else
    store(list, &list->items[i], value);
  return kOk;
}

Status listContains(Value self, Value item) {
  List *list = as<List>(self);
  for (int64_t i = 0; i < list->length; ++i)
    if (Status same = quickEqual(list->items[i], item))
      return same;
  return 0;
}

Value listConcat(Value left, Value right) {
  if (!isKind<List>(right))
    return raise(types::TypeError, "can only concatenate list (not \"%T\") to list", right);
  List *a = as<List>(left), *b = as<List>(right);
  List *both = newList(a->length + b->length);
  if (a->length)
    memcpy(both->items, a->items, size_t(a->length) * sizeof(Value));
  if (b->length)
    memcpy(both->items + a->length, b->items, size_t(b->length) * sizeof(Value));
  both->length = a->length + b->length;
  return valueOf(both);
}

Value listInplaceConcat(Value self, Value other) { return extend(as<List>(self), other) < 0 ? kError : self; }

Value listRepeat(Value self, Value count) {
  List *list = as<List>(self);
  int64_t times, total;
  if (!repeatedLength(count, list->length, &times, &total))
    return kError;
  List *result = newList(total);
  if (total) {
    memcpy(result->items, list->items, size_t(list->length) * sizeof(Value));
    fillRepeats(result->items, list->length, times);
    result->length = total;
  }
  return valueOf(result);
}

Value listInplaceRepeat(Value self, Value count) {
  List *list = as<List>(self);
  int64_t times, total, length = list->length;
  if (!repeatedLength(count, length, &times, &total))
    return kError;
  resizeList(list, total);
  if (total)
    fillRepeats(list->items, length, times);
  return self;
}

void listTrace(Object *self, Tracer &tracer) {
  List *list = static_cast<List *>(self);
  if (!list->items)
    return;
  tracer.visit(reinterpret_cast<ValueArray *>(list->items) - 1);
}

Value listIter(Value self) {
  auto *it = allocate<ListIteratorObject>(&shapes::ListIterator);
  it->source = as<List>(self);
  return valueOf(it);
}

Value listIteratorNext(Value self) { return nextOfList(as<ListIteratorObject>(self)); }

Value listReverseNext(Value self) {
  auto *it = as<ListIteratorObject>(self);
  List *list = it->source;
  if (!list)
    return kUnset;
  if (it->position >= 0 && it->position < list->length)
    return list->items[it->position--];
  it->position = -1;
  it->source = nullptr;
  return kUnset;
}

Value listIteratorHint(Value self, Value *, size_t, Tuple *) {
  auto *it = as<ListIteratorObject>(self);
  int64_t left = it->source ? it->source->length - it->position : 0;
  return smallInt(left < 0 ? 0 : left);
}

Value listReverseHint(Value self, Value *, size_t, Tuple *) {
  auto *it = as<ListIteratorObject>(self);
  int64_t left = it->position + 1;
  return smallInt(!it->source || it->source->length < left ? 0 : left);
}

Value listIteratorSetState(Value self, Value *args, size_t, Tuple *) {
  auto *it = as<ListIteratorObject>(self);
  int64_t position;
  if (!requireInt64(args[0], &position))
    return kError;
  bool reverse = it->shape == &shapes::ListReverseIterator;
  if (it->source) {
    int64_t last = it->source->length - reverse;
    it->position = position < -int64_t(reverse) ? -int64_t(reverse) : position > last ? last : position;
  }
  return kNone;
}

void listIteratorTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<ListIteratorObject *>(self)->source); }
Value itself(Value self) { return self; }

constexpr NativeMethod listIteratorMethods[] = {
    {"__length_hint__", listIteratorHint},
    {"__setstate__", listIteratorSetState, Arity::One},
    {},
};
constexpr NativeMethod listReverseIteratorMethods[] = {
    {"__length_hint__", listReverseHint},
    {"__setstate__", listIteratorSetState, Arity::One},
    {},
};

} // namespace

Value listReversed(Value self, Value *, size_t, Tuple *) {
  auto *it = allocate<ListIteratorObject>(&shapes::ListReverseIterator);
  it->source = as<List>(self);
  it->position = it->source->length - 1;
  return valueOf(it);
}

constinit const TypeDefinition definitions::List = {
    .slots = {.repr = listRepr,
              .compare = listCompare,
              .iter = listIter,
              .create = listCreate,
              .initialise = listInitialise,
              .length = listLength,
              .getItem = listGetItem,
              .setItem = listSetItem,
              .contains = listContains,
              .concat = listConcat,
              .inplaceConcat = listInplaceConcat,
              .repeat = listRepeat,
              .inplaceRepeat = listInplaceRepeat,
              .trace = listTrace},
    .methods = listMethods,
    .doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument "
           "must be an iterable if specified.",
    .instanceSize = sizeof(struct List),
};

constinit const TypeDefinition definitions::ListIterator = {
    .slots = {.iter = itself, .next = listIteratorNext, .trace = listIteratorTrace},
    .methods = listIteratorMethods,
    .instanceSize = sizeof(ListIteratorObject),
};

constinit const TypeDefinition definitions::ListReverseIterator = {
    .slots = {.iter = itself, .next = listReverseNext, .trace = listIteratorTrace},
    .methods = listReverseIteratorMethods,
    .instanceSize = sizeof(ListIteratorObject),
};

} // namespace pyaot::rt

using namespace pyaot;

Value rt::BuildList(const Value *items, uint64_t count) { return valueOf(makeList(items, count)); }

Status rt::ListAppend(Value list, Value item) {
  append(as<List>(list), item);
  return kOk;
}

Status rt::ListExtend(Value list, Value iterable) {
  if (extend(as<List>(list), iterable) >= 0)
    return kOk;
  // [*x] with an x that is no iterable has a text of its own.
  if (isPending(types::TypeError) && !typeOf(iterable)->slots.iter && !typeOf(iterable)->slots.getItem) {
    clearPending();
    return raise(types::TypeError, "Value after * must be an iterable, not %T", iterable);
  }
  return kRaised;
}

Value rt::ListToTuple(Value list) { return valueOf(makeTuple(as<List>(list)->items, size_t(as<List>(list)->length))); }
