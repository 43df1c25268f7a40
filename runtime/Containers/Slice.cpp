//===- Slice.cpp - slice objects and their meaning ---------------------------------===//
//
// Python reference: "Slicings"; slice.indices in "Data model".
//
//===----------------------------------------------------------------------===//
#include "Containers/Sequence.h"
#include "Numbers/Int.h"
#include "Startup/Semantics.h"

#include <bit>

namespace pyaot::rt {

bool sliceBound(Value v, int64_t *out, bool mayBeNone) {
  if (isSmallInt(v)) {
    *out = smallIntOf(v);
    return true;
  }
  if (!isInt(v) && !typeOf(v)->slots.index) {
    raise(types::TypeError, "slice indices must be integers %sor have an __index__ method", mayBeNone ? "or None " : "");
    return false;
  }
  return toIndex(v, out, false);
}

/// Clamps a bound to what a walk with this step can reach.
static int64_t clampBound(int64_t bound, int64_t length, bool backwards) {
  if (bound < 0) {
    bound += length;
    return bound < 0 ? (backwards ? -1 : 0) : bound;
  }
  return bound >= length ? (backwards ? length - 1 : length) : bound;
}

bool sliceIndices(Value slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *count) {
  Slice *s = as<Slice>(slice);
  *step = 1;
  if (!isNone(s->step)) {
    if (!sliceBound(s->step, step))
      return false;
    if (*step == 0) {
      raise(types::ValueError, "slice step cannot be zero");
      return false;
    }
    if (*step < -INT64_MAX)
      *step = -INT64_MAX;
  }
  bool backwards = *step < 0;
  *start = backwards ? INT64_MAX : 0;
  *stop = backwards ? INT64_MIN : INT64_MAX;
  if (!isNone(s->start) && !sliceBound(s->start, start))
    return false;
  if (!isNone(s->stop) && !sliceBound(s->stop, stop))
    return false;
  if (*stop == INT64_MIN && backwards)
    *stop = -1; // below every index, and not "counted from the end"
  else
    *stop = clampBound(*stop, length, backwards);
  *start = clampBound(*start, length, backwards);
  if (backwards)
    *count = *stop < *start ? (*start - *stop - 1) / -*step + 1 : 0;
  else
    *count = *start < *stop ? (*stop - *start - 1) / *step + 1 : 0;
  return true;
}

namespace {

Value makeSlice(Value start, Value stop, Value step) {
  Slice *slice = allocate<Slice>(&shapes::Slice);
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  return valueOf(slice);
}

Value sliceCreate(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!checkArguments("slice", nargs, keywordNames, 1, 3))
    return kError;
  if (nargs == 1)
    return makeSlice(kNone, args[0], kNone);
  return makeSlice(args[0], args[1], nargs > 2 ? args[2] : kNone);
}

Value sliceRepr(Value self) {
  Slice *s = as<Slice>(self);
  return formatText("slice(%R, %R, %R)", s->start, s->stop, s->step);
}

/// Slices compare like the tuples of their parts.
Value sliceCompare(Value left, Value right, CompareOp op) {
  if (!isExact<Slice>(left) || !isExact<Slice>(right))
    return kNotImplemented;
  Slice *a = as<Slice>(left), *b = as<Slice>(right);
  if (a == b)
    return boolValue(op == CompareOp::Equal || op == CompareOp::LessEqual || op == CompareOp::GreaterEqual);
  return compare(valueOf(makeTuple({a->start, a->stop, a->step})), valueOf(makeTuple({b->start, b->stop, b->step})), op);
}

void sliceTrace(Object *self, Tracer &tracer) { tracer.visit(&static_cast<Slice *>(self)->start, 3); }

/// slice.indices(length) works on ints of any size, so it is written with int operations.
Value sliceIndicesMethod(Value self, Value *args, size_t, Tuple *) {
  Slice *s = as<Slice>(self);
  Value length = index(args[0]);
  if (!length)
    return kError;
  length = exactInt(length);
  if (intSign(length) < 0)
    return raise(types::ValueError, "length should not be negative");
  Value step = smallInt(1);
  auto evaluate = [](Value v) -> Value {
    if (isSmallInt(v))
      return v;
    if (!isInt(v) && !typeOf(v)->slots.index)
      return raise(types::TypeError, "slice indices must be integers or None or have an __index__ method");
    v = index(v);
    return v ? exactInt(v) : v;
  };
  if (!isNone(s->step)) {
    step = evaluate(s->step);
    if (!step)
      return kError;
    if (intSign(step) == 0)
      return raise(types::ValueError, "slice step cannot be zero");
  }
  bool backwards = intSign(step) < 0;
  Value lower = smallInt(backwards ? -1 : 0);
  Value upper = backwards ? intAdd(length, smallInt(-1)) : length;
  auto bound = [&](Value v, Value absent) -> Value {
    if (isNone(v))
      return absent;
    v = evaluate(v);
    if (!v)
      return kError;
    if (intSign(v) < 0) {
      v = intAdd(v, length);
      return compareInts(v, lower) < 0 ? lower : v;
    }
    return compareInts(v, upper) > 0 ? upper : v;
  };
  Value start = bound(s->start, backwards ? upper : lower);
  if (!start)
    return kError;
  Value stop = bound(s->stop, backwards ? lower : upper);
  if (!stop)
    return kError;
  return valueOf(makeTuple({start, stop, step}));
}

/// Since 3.12: the hash of a tuple's items, without the length of it.
int64_t sliceHash(Value self) {
  if (!semanticsAtLeast(12)) {
    raise(types::TypeError, "unhashable type: '%.200T'", self);
    return -1;
  }
  constexpr uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u, kPrime5 = 2870177450012600261u;
  Slice *s = as<Slice>(self);
  uint64_t sum = kPrime5;
  for (Value part : {s->start, s->stop, s->step}) {
    int64_t lane = hash(part);
    if (lane == -1)
      return -1;
    sum = std::rotl(sum + uint64_t(lane) * kPrime2, 31) * kPrime1;
  }
  return sum == ~uint64_t(0) ? 1546275796 : int64_t(sum);
}

Value sliceReduce(Value self, Value *, size_t, Tuple *) {
  Slice *s = as<Slice>(self);
  return valueOf(makeTuple({valueOf(&types::Slice), valueOf(makeTuple({s->start, s->stop, s->step}))}));
}

constexpr NativeMethod sliceMethods[] = {
    {"indices", sliceIndicesMethod, Arity::One},
    {"__reduce__", sliceReduce},
    {},
};
constexpr NativeGetSet sliceGetSets[] = {
    {"start", [](Value self) { return as<Slice>(self)->start; }},
    {"stop", [](Value self) { return as<Slice>(self)->stop; }},
    {"step", [](Value self) { return as<Slice>(self)->step; }},
    {},
};

} // namespace

constinit const TypeDefinition definitions::Slice = {
    .slots = {.repr = sliceRepr, .hash = sliceHash, .compare = sliceCompare, .create = sliceCreate, .trace = sliceTrace},
    .methods = sliceMethods,
    .getSets = sliceGetSets,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. "
           "a[0:10:2]).",
    .instanceSize = sizeof(struct Slice),
};

} // namespace pyaot::rt

using namespace pyaot;

Value rt::BuildSlice(Value start, Value stop, Value step) { return rt::makeSlice(start, stop, step); }
