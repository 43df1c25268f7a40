//===- Range.cpp - range and its iterators ---------------------------------------------===//
//
// Bounds are ints of any size; iteration uses machine integers whenever all of
// them fit. Python reference: library, "Ranges".
//
//===----------------------------------------------------------------------===//
#include "Containers/Iterators.h"
#include "Containers/Sequence.h"

namespace pyaot::rt {

namespace {

/// The number of items of range(start, stop, step); kError if an operation failed.
Value rangeLength(Value start, Value stop, Value step) {
  int64_t a, b, s;
  if (toInt64(start, &a) && toInt64(stop, &b) && toInt64(step, &s)) {
    if (s > 0 ? a >= b : a <= b)
      return smallInt(0);
    uint64_t distance = s > 0 ? uint64_t(b) - uint64_t(a) : uint64_t(a) - uint64_t(b);
    uint64_t stride = s > 0 ? uint64_t(s) : 0 - uint64_t(s);
    return intFromUnsigned((distance - 1) / stride + 1);
  }
  bool up = intSign(step) > 0;
  Value low = up ? start : stop, high = up ? stop : start;
  if (compareInts(low, high) >= 0)
    return smallInt(0);
  Value distance = intSubtract(intSubtract(high, low), smallInt(1));
  return intAdd(intFloorDivide(distance, up ? step : intNegative(step)), smallInt(1));
}

Value makeRange(Value start, Value stop, Value step) {
  Value length = rangeLength(start, stop, step);
  Range *range = allocate<Range>(&shapes::Range);
  range->start = start;
  range->stop = stop;
  range->step = step;
  range->length = length;
  return valueOf(range);
}

Value rangeCreate(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkArguments("range", nargs, keywordNames, 1, 3))
    return kError;
  Value bounds[3] = {smallInt(0), kUnset, smallInt(1)};
  for (size_t i = 0; i < nargs; ++i) {
    Value bound = index(args[i]);
    if (!bound)
      return kError;
    bounds[nargs == 1 ? 1 : i] = exactInt(bound);
  }
  if (intSign(bounds[2]) == 0)
    return raise(types::ValueError, "range() arg 3 must not be zero");
  return makeRange(bounds[0], bounds[1], bounds[2]);
}

Value rangeRepr(Value self) {
  Range *range = as<Range>(self);
  if (range->step == smallInt(1))
    return formatText("range(%R, %R)", range->start, range->stop);
  return formatText("range(%R, %R, %R)", range->start, range->stop, range->step);
}

int64_t rangeLen(Value self) {
  int64_t length;
  if (toInt64(as<Range>(self)->length, &length))
    return length;
  raise(types::OverflowError, "Python int too large to convert to C ssize_t");
  return -1;
}

Value itemAt(Range *range, Value i) { return intAdd(range->start, intMultiply(i, range->step)); }

Value rangeSlice(Range *range, Value slice) {
  // slice.indices() with ints of any size, then start + i * step for both ends.
  Value argument[1] = {range->length};
  Value bounds = callMethod(slice, names::indices, {argument[0]});
  if (!bounds)
    return kError;
  Value *parts = as<Tuple>(bounds)->items();
  return makeRange(itemAt(range, parts[0]), itemAt(range, parts[1]), intMultiply(range->step, parts[2]));
}

Value rangeGetItem(Value self, Value key) {
  Range *range = as<Range>(self);
  if (isExact<Slice>(key))
    return rangeSlice(range, key);
  if (!isInt(key) && !typeOf(key)->slots.index)
    return raise(types::TypeError, "range indices must be integers or slices, not %T", key);
  Value i = index(key);
  if (!i)
    return kError;
  if (intSign(i) < 0)
    i = intAdd(i, range->length);
  if (intSign(i) < 0 || compareInts(i, range->length) >= 0)
    return raise(types::IndexError, "range object index out of range");
  return itemAt(range, i);
}

bool isExactInt(Value v) { return isSmallInt(v) || isBool(v) || isExact<BigInt>(v); }

/// Whether an int is in the range; *position is its index then.
bool findInt(Range *range, Value v, Value *position) {
  bool up = intSign(range->step) > 0;
  if (compareInts(v, range->start) * (up ? 1 : -1) < 0 || compareInts(v, range->stop) * (up ? 1 : -1) >= 0)
    return false;
  Value distance = intSubtract(v, range->start);
  if (intSign(intRemainder(distance, range->step)) != 0)
    return false;
  *position = intFloorDivide(distance, range->step);
  return true;
}

Status rangeContains(Value self, Value item) {
  Value position;
  if (isExactInt(item))
    return findInt(as<Range>(self), item, &position);
  Iterate it(self);
  Value other;
  while (it.next(&other))
    if (Status same = quickEqual(other, item))
      return same;
  return it.failed() ? kRaised : 0;
}

Value rangeIndex(Value self, Value *args, size_t, Tuple *) {
  if (isExactInt(args[0])) {
    Value position;
    if (findInt(as<Range>(self), args[0], &position))
      return position;
    return raise(types::ValueError, "%R is not in range", args[0]);
  }
  Iterate it(self);
  Value other;
  for (int64_t i = 0; it.next(&other); ++i) {
    Status same = quickEqual(other, args[0]);
    if (same)
      return same < 0 ? kError : intValue(i);
  }
  return it.failed() ? kError : Value(raise(types::ValueError, "sequence.index(x): x not in sequence"));
}

Value rangeCount(Value self, Value *args, size_t, Tuple *) {
  Value position;
  if (isExactInt(args[0]))
    return smallInt(findInt(as<Range>(self), args[0], &position));
  Iterate it(self);
  Value other;
  int64_t count = 0;
  while (it.next(&other)) {
    Status same = quickEqual(other, args[0]);
    if (same < 0)
      return kError;
    count += same;
  }
  return it.failed() ? kError : intValue(count);
}

Value rangeCompare(Value left, Value right, CompareOp op) {
  if ((op != CompareOp::Equal && op != CompareOp::NotEqual) || !isExact<Range>(left) || !isExact<Range>(right))
    return kNotImplemented;
  Range *a = as<Range>(left), *b = as<Range>(right);
  bool same = compareInts(a->length, b->length) == 0;
  if (same && intSign(a->length) != 0)
    same = compareInts(a->start, b->start) == 0 && (a->length == smallInt(1) || compareInts(a->step, b->step) == 0);
  return boolValue(same == (op == CompareOp::Equal));
}

int64_t rangeHash(Value self) {
  Range *range = as<Range>(self);
  bool empty = intSign(range->length) == 0;
  return hash(valueOf(makeTuple({range->length, empty ? kNone : range->start,
                                 empty || range->length == smallInt(1) ? kNone : range->step})));
}

void rangeTrace(Object *self, Tracer &tracer) { tracer.visit(&static_cast<Range *>(self)->start, 4); }

// --- Iterators -------------------------------------------------------------------------------------------

/// longrange_iterator: the next item is start + index * step.
struct LongRangeIteratorObject : Object {
  Value index, start, step, length;
};

Value iterateFrom(Value start, Value step, Value length) {
  int64_t first, stride, count, last;
  if (toInt64(start, &first) && toInt64(step, &stride) && toInt64(length, &count) &&
      !__builtin_mul_overflow(stride, count, &last) && !__builtin_add_overflow(first, last, &last)) {
    auto *it = allocate<RangeIteratorObject>(&shapes::RangeIterator);
    it->current = first;
    it->step = stride;
    it->remaining = count;
    return valueOf(it);
  }
  auto *it = allocate<LongRangeIteratorObject>(&shapes::LongRangeIterator);
  it->index = smallInt(0);
  it->start = start;
  it->step = step;
  it->length = length;
  return valueOf(it);
}

} // namespace

Value MakeRangeIterator(int64_t next, int64_t count, int64_t step) {
  return iterateFrom(intValue(next), intValue(step), intFromUnsigned(uint64_t(count)));
}

namespace {

Value rangeIter(Value self) {
  Range *range = as<Range>(self);
  return iterateFrom(range->start, range->step, range->length);
}

Value rangeReversed(Value self, Value *, size_t, Tuple *) {
  Range *range = as<Range>(self);
  if (intSign(range->length) == 0)
    return iterateFrom(range->start, intNegative(range->step), range->length);
  return iterateFrom(itemAt(range, intSubtract(range->length, smallInt(1))), intNegative(range->step), range->length);
}

Value rangeIteratorNext(Value self) { return nextOfRange(as<RangeIteratorObject>(self)); }

Value rangeIteratorHint(Value self, Value *, size_t, Tuple *) {
  return intValue(as<RangeIteratorObject>(self)->remaining);
}

Value longRangeNext(Value self) {
  auto *it = as<LongRangeIteratorObject>(self);
  if (compareInts(it->index, it->length) >= 0)
    return kUnset;
  Value item = intAdd(it->start, intMultiply(it->index, it->step));
  store(it, &it->index, intAdd(it->index, smallInt(1)));
  return item;
}

Value longRangeHint(Value self, Value *, size_t, Tuple *) {
  return intSubtract(as<LongRangeIteratorObject>(self)->length, as<LongRangeIteratorObject>(self)->index);
}

void longRangeTrace(Object *self, Tracer &tracer) {
  tracer.visit(&static_cast<LongRangeIteratorObject *>(self)->index, 4);
}
Value itself(Value self) { return self; }

Value rangeReduce(Value self, Value *, size_t, Tuple *) {
  Range *range = as<Range>(self);
  return valueOf(makeTuple({valueOf(&types::Range), valueOf(makeTuple({range->start, range->stop, range->step}))}));
}

constexpr NativeMethod rangeMethods[] = {
    {"__reversed__", rangeReversed},
    {"__reduce__", rangeReduce},
    {"count", rangeCount, Arity::One},
    {"index", rangeIndex, Arity::One},
    {},
};
constexpr NativeGetSet rangeGetSets[] = {
    {"start", [](Value self) { return as<Range>(self)->start; }},
    {"stop", [](Value self) { return as<Range>(self)->stop; }},
    {"step", [](Value self) { return as<Range>(self)->step; }},
    {},
};
constexpr NativeMethod rangeIteratorMethods[] = {{"__length_hint__", rangeIteratorHint}, {}};
constexpr NativeMethod longRangeIteratorMethods[] = {{"__length_hint__", longRangeHint}, {}};

} // namespace

constinit const TypeDefinition definitions::Range = {
    .slots = {.repr = rangeRepr,
              .hash = rangeHash,
              .compare = rangeCompare,
              .iter = rangeIter,
              .create = rangeCreate,
              .truth = [](Value self) -> Status { return as<struct Range>(self)->length != smallInt(0); },
              .length = rangeLen,
              .getItem = rangeGetItem,
              .contains = rangeContains,
              .trace = rangeTrace},
    .methods = rangeMethods,
    .getSets = rangeGetSets,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence "
           "of integers from start (inclusive)\nto stop (exclusive) by step.",
    .instanceSize = sizeof(struct Range),
};

constinit const TypeDefinition definitions::RangeIterator = {
    .slots = {.iter = itself, .next = rangeIteratorNext},
    .methods = rangeIteratorMethods,
    .instanceSize = sizeof(RangeIteratorObject),
};

constinit const TypeDefinition definitions::LongRangeIterator = {
    .slots = {.iter = itself, .next = longRangeNext, .trace = longRangeTrace},
    .methods = longRangeIteratorMethods,
    .instanceSize = sizeof(LongRangeIteratorObject),
};

} // namespace pyaot::rt
