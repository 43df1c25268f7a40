//===- Heapq.cpp - module _heapq -------------------------------------------------------------===//
//
// Binary heaps in lists. Comparisons may run Python code that changes the list: its length is looked at after each.
// Python reference: library, "heapq".
//
//===----------------------------------------------------------------------===//
#include "Containers/List.h"
#include "Modules/NativeModule.h"
#include "Object/Object.h"

namespace pyaot::rt {

namespace {

enum Order { Smallest, Largest };

/// What stands nearer to the root: a < b, or b < a for a heap of the largest.
template <Order order> Status before(Value a, Value b) {
  if (order == Largest) {
    Value t = a;
    a = b;
    b = t;
  }
  if (areSmallInts(a, b))
    return smallIntOf(a) < smallIntOf(b);
  return IsLess(a, b);
}

Status checkSize(List *heap, int64_t length) {
  return heap->length == length ? kOk : Status(raise(types::RuntimeError, "list changed size during iteration"));
}

/// heap[position] moves up to its place, not above `top`.
template <Order order> Status siftDown(List *heap, int64_t top, int64_t position) {
  if (position >= heap->length)
    return raise(types::IndexError, "index out of range");
  int64_t length = heap->length;
  Value item = heap->items[position];
  while (position > top) {
    int64_t parent = (position - 1) >> 1;
    Status s = before<order>(item, heap->items[parent]);
    if (s < 0 || checkSize(heap, length) < 0)
      return kRaised;
    if (!s)
      break;
    Value above = heap->items[parent];
    heap->items[parent] = heap->items[position];
    heap->items[position] = above;
    position = parent;
  }
  return kOk;
}

/// heap[position] goes down to a leaf along the better children, then up to its place: as few comparisons as can be.
template <Order order> Status siftUp(List *heap, int64_t position) {
  int64_t length = heap->length, start = position;
  if (position >= length)
    return raise(types::IndexError, "index out of range");
  for (int64_t limit = length >> 1; position < limit;) {
    int64_t child = 2 * position + 1;
    if (child + 1 < length) {
      Status s = before<order>(heap->items[child], heap->items[child + 1]);
      if (s < 0 || checkSize(heap, length) < 0)
        return kRaised;
      child += !s;
    }
    Value below = heap->items[child];
    heap->items[child] = heap->items[position];
    heap->items[position] = below;
    position = child;
  }
  return siftDown<order>(heap, start, position);
}

List *heapArgument(const char *function, Value v, bool isOnly) {
  if (isKind<List>(v))
    return as<List>(v);
  return isOnly ? raise(types::TypeError, "%s() argument must be list, not %T", function, v)
                : raise(types::TypeError, "%s() argument 1 must be list, not %T", function, v);
}

Value push(Value, Value *args, size_t, Tuple *) {
  List *heap = heapArgument("heappush", args[0], false);
  if (!heap)
    return kError;
  append(heap, args[1]);
  return siftDown<Smallest>(heap, 0, heap->length - 1) < 0 ? kError : kNone;
}

template <Order order> Value popFrom(const char *function, Value v) {
  List *heap = heapArgument(function, v, true);
  if (!heap)
    return kError;
  if (!heap->length)
    return raise(types::IndexError, "index out of range");
  Value last = heap->items[--heap->length];
  heap->items[heap->length] = Value{};
  if (!heap->length)
    return last;
  Value first = heap->items[0];
  heap->items[0] = last;
  return siftUp<order>(heap, 0) < 0 ? kError : first;
}
Value pop(Value, Value *args, size_t, Tuple *) { return popFrom<Smallest>("heappop", args[0]); }
Value popMax(Value, Value *args, size_t, Tuple *) { return popFrom<Largest>("_heappop_max", args[0]); }

template <Order order> Value replaceIn(const char *function, Value v, Value item) {
  List *heap = heapArgument(function, v, false);
  if (!heap)
    return kError;
  if (!heap->length)
    return raise(types::IndexError, "index out of range");
  Value first = heap->items[0];
  store(heap, &heap->items[0], item);
  return siftUp<order>(heap, 0) < 0 ? kError : first;
}
Value replace(Value, Value *args, size_t, Tuple *) { return replaceIn<Smallest>("heapreplace", args[0], args[1]); }
Value replaceMax(Value, Value *args, size_t, Tuple *) { return replaceIn<Largest>("_heapreplace_max", args[0], args[1]); }

Value pushPop(Value, Value *args, size_t, Tuple *) {
  List *heap = heapArgument("heappushpop", args[0], false);
  if (!heap)
    return kError;
  if (!heap->length)
    return args[1];
  Status s = before<Smallest>(heap->items[0], args[1]);
  if (s <= 0)
    return s < 0 ? kError : args[1];
  if (!heap->length)
    return raise(types::IndexError, "index out of range");
  return replaceIn<Smallest>("heappushpop", args[0], args[1]);
}

template <Order order> Value heapifyIn(const char *function, Value v) {
  List *heap = heapArgument(function, v, true);
  if (!heap)
    return kError;
  for (int64_t i = (heap->length >> 1) - 1; i >= 0; --i)
    if (siftUp<order>(heap, i) < 0)
      return kError;
  return kNone;
}
Value heapify(Value, Value *args, size_t, Tuple *) { return heapifyIn<Smallest>("heapify", args[0]); }
Value heapifyMax(Value, Value *args, size_t, Tuple *) { return heapifyIn<Largest>("_heapify_max", args[0]); }

constexpr auto Bound = NativeMethod::Instance;
constexpr NativeMethod functions[] = {
    {"heappush", push, Arity::Range, 2, 2, Bound, "Push item onto heap, maintaining the heap invariant."},
    {"heappushpop", pushPop, Arity::Range, 2, 2, Bound,
     "Push item on the heap, then pop and return the smallest item from the heap.\n\nThe combined action runs more efficiently "
     "than heappush() followed by\na separate call to heappop()."},
    {"heappop", pop, Arity::One, 1, 1, Bound, "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heapreplace", replace, Arity::Range, 2, 2, Bound, "Pop and return the current smallest value, and add the new item."},
    {"heapify", heapify, Arity::One, 1, 1, Bound, "Transform list into a heap, in-place, in O(len(heap)) time."},
    {"_heappop_max", popMax, Arity::One, 1, 1, Bound, "Maxheap variant of heappop."},
    {"_heapify_max", heapifyMax, Arity::One, 1, 1, Bound, "Maxheap variant of heapify."},
    {"_heapreplace_max", replaceMax, Arity::Range, 2, 2, Bound, "Maxheap variant of heapreplace."},
    {}};

} // namespace

constinit const NativeModule modules::heapq_ = {"_heapq", functions, nullptr};

} // namespace pyaot::rt
