//===- Deque.cpp - collections.deque -----------------------------------------------------===//
//
// A ring of a power of two places: item i is at items[(head + i) & mask]. So both ends grow and shrink in O(1), and an
// item in the middle is found in O(1), too. `state` changes with every change of the items' number, for iterators.
// Python reference: library, "deque objects".
//
//===----------------------------------------------------------------------===//
#include "Collections/Collections.h"
#include "Containers/Sequence.h"
#include "Iteration/Iteration.h"
#include "Numbers/Int.h"
#include "Startup/Semantics.h"

namespace pyaot::rt::collections {

namespace {

struct Deque : Object {
  int64_t length, head;
  int64_t mask;      ///< Places - 1; -1: no ring yet.
  int64_t maxLength; ///< -1: none.
  uint64_t state;
  Value *items; ///< Inside a ValueArray.

  Value &at(int64_t i) { return items[(head + i) & mask]; }
};

Deque *deque(Value v) { return static_cast<Deque *>(objectOf(v)); }
bool isDeque(Value v) { return isNative(v, dequeType); }

void traceDeque(Object *self, Tracer &tracer) {
  auto *d = static_cast<Deque *>(self);
  if (d->items)
    tracer.visit(reinterpret_cast<ValueArray *>(d->items) - 1);
}

/// Room for one item more at least; the items are in order from place 0 afterwards.
[[gnu::noinline]] void grow(Deque *d, int64_t places) {
  ValueArray *array = allocateValues(uint64_t(places));
  for (int64_t i = 0; i < d->length; ++i)
    array->items()[i] = d->at(i);
  store(d, &d->items, array->items());
  d->head = 0;
  d->mask = places - 1;
}

void pushBack(Deque *d, Value v) {
  if (d->length > d->mask) [[unlikely]]
    grow(d, d->length ? 2 * d->length : 8);
  store(d, &d->items[(d->head + d->length) & d->mask], v);
  ++d->length;
  ++d->state;
}
void pushFront(Deque *d, Value v) {
  if (d->length > d->mask) [[unlikely]]
    grow(d, d->length ? 2 * d->length : 8);
  d->head = (d->head - 1) & d->mask;
  store(d, &d->items[d->head], v);
  ++d->length;
  ++d->state;
}
Value takeBack(Deque *d) {
  Value &place = d->at(d->length - 1), v = place;
  place = Value{};
  --d->length;
  ++d->state;
  return v;
}
Value takeFront(Deque *d) {
  Value v = d->items[d->head];
  d->items[d->head] = Value{};
  d->head = (d->head + 1) & d->mask;
  --d->length;
  ++d->state;
  return v;
}
void clear(Deque *d) {
  d->items = nullptr;
  d->length = d->head = 0;
  d->mask = -1;
  ++d->state;
}

/// Appends within the maximum length.
void addBack(Deque *d, Value v) {
  pushBack(d, v);
  if (d->maxLength >= 0 && d->length > d->maxLength)
    takeFront(d);
}
void addFront(Deque *d, Value v) {
  pushFront(d, v);
  if (d->maxLength >= 0 && d->length > d->maxLength)
    takeBack(d);
}

void rotate(Deque *d, int64_t n) {
  int64_t length = d->length;
  if (length <= 1)
    return;
  n %= length;
  if (n > length / 2)
    n -= length;
  else if (n < -(length / 2))
    n += length;
  for (; n > 0; --n)
    pushFront(d, takeBack(d));
  for (; n < 0; ++n)
    pushBack(d, takeFront(d));
}

void removeAt(Deque *d, int64_t i) {
  if (i < d->length / 2) {
    for (int64_t k = i; k > 0; --k)
      d->at(k) = d->at(k - 1);
    takeFront(d);
  } else {
    for (int64_t k = i; k < d->length - 1; ++k)
      d->at(k) = d->at(k + 1);
    takeBack(d);
  }
}

Deque *newDeque(Type *cls, int64_t maxLength) {
  auto *d = static_cast<Deque *>(allocateInstance(cls));
  d->mask = -1;
  d->maxLength = maxLength;
  return d;
}

Status extendBack(Deque *d, Value iterable) {
  if (iterable == valueOf(d)) {
    List *items = listFrom(iterable);
    return items ? extendBack(d, valueOf(items)) : kRaised;
  }
  Iterate it(iterable);
  Value item;
  while (it.next(&item))
    addBack(d, item);
  return it.failed() ? kRaised : kOk;
}

// --- Making and copying ------------------------------------------------------------------------------------------------

Value create(Type *cls, Value *, size_t, Tuple *) { return valueOf(newDeque(cls, -1)); }

Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static const char *const parameters[] = {"iterable", "maxlen", nullptr};
  Value bound[2];
  if (!bindNative("deque", parameters, 0, -1, 0, args, nargs, keywordNames, bound))
    return kRaised;
  Deque *d = deque(self);
  int64_t maxLength = -1;
  if (bound[1] != kUnset && !isNone(bound[1])) {
    if (!isInt(bound[1]))
      return raise(types::TypeError, "an integer is required");
    if (!requireInt64(bound[1], &maxLength))
      return kRaised;
    if (maxLength < 0)
      return raise(types::ValueError, "maxlen must be non-negative");
  }
  d->maxLength = maxLength;
  if (d->length)
    clear(d);
  return bound[0] == kUnset ? kOk : extendBack(d, bound[0]);
}

Value copyOf(Value self, Value *, size_t, Tuple *) {
  Deque *d = deque(self);
  Type *cls = typeOf(self);
  if (cls == dequeType.type) {
    Deque *copy = newDeque(cls, d->maxLength);
    int64_t places = 8;
    while (places < d->length)
      places *= 2;
    grow(copy, places);
    for (int64_t i = 0; i < d->length; ++i)
      copy->items[i] = d->at(i);
    copy->length = d->length;
    return valueOf(copy);
  }
  Value copy = d->maxLength < 0 ? call(valueOf(cls), {self}) : call(valueOf(cls), {self, intValue(d->maxLength)});
  if (copy && !isDeque(copy))
    return raise(types::TypeError, "%.200N() must return a deque, not %.200T", cls, copy);
  return copy;
}

Value reduce(Value self, Value *, size_t, Tuple *) {
  Value state = stateOf(self), iterator = state ? GetIter(self) : kError;
  if (!iterator)
    return kError;
  Deque *d = deque(self);
  Value args = d->maxLength < 0 ? valueOf(emptyTuple) : valueOf(makeTuple({valueOf(emptyTuple), intValue(d->maxLength)}));
  return valueOf(makeTuple({valueOf(typeOf(self)), args, state, iterator}));
}

// --- Methods -------------------------------------------------------------------------------------------------------------

Value appendMethod(Value self, Value *args, size_t, Tuple *) {
  addBack(deque(self), args[0]);
  return kNone;
}
Value appendLeft(Value self, Value *args, size_t, Tuple *) {
  addFront(deque(self), args[0]);
  return kNone;
}
Value pop(Value self, Value *, size_t, Tuple *) {
  return deque(self)->length ? takeBack(deque(self)) : Value(raise(types::IndexError, "pop from an empty deque"));
}
Value popLeft(Value self, Value *, size_t, Tuple *) {
  return deque(self)->length ? takeFront(deque(self)) : Value(raise(types::IndexError, "pop from an empty deque"));
}
Value extendMethod(Value self, Value *args, size_t, Tuple *) {
  return extendBack(deque(self), args[0]) < 0 ? kError : kNone;
}
Value extendLeft(Value self, Value *args, size_t, Tuple *) {
  Value from = args[0];
  if (from == self) {
    List *items = listFrom(from);
    if (!items)
      return kError;
    from = valueOf(items);
  }
  Iterate it(from);
  Value item;
  while (it.next(&item))
    addFront(deque(self), item);
  return it.failed() ? kError : kNone;
}
Value clearMethod(Value self, Value *, size_t, Tuple *) {
  if (deque(self)->length)
    clear(deque(self));
  return kNone;
}

/// Walks from start to stop while the deque stays as it is: 1 = `see` said so, 0 = end, -1 = exception.
template <typename See> Status search(Deque *d, Value v, int64_t start, int64_t stop, See see) {
  uint64_t state = d->state;
  for (int64_t i = start; i < stop; ++i) {
    Status same = quickEqual(d->at(i), v);
    if (same < 0)
      return kRaised;
    if (d->state != state)
      return raise(types::RuntimeError, "deque mutated during iteration");
    if (same && see(i))
      return 1;
  }
  return 0;
}

Value count(Value self, Value *args, size_t, Tuple *) {
  int64_t n = 0;
  if (search(deque(self), args[0], 0, deque(self)->length, [&](int64_t) { return ++n, false; }) < 0)
    return kError;
  return smallInt(n);
}

Value indexMethod(Value self, Value *args, size_t nargs, Tuple *) {
  Deque *d = deque(self);
  int64_t start, stop, found = -1;
  if (!indexBounds(args, nargs, d->length, &start, &stop))
    return kError;
  if (stop > d->length)
    stop = d->length;
  Status s = search(d, args[0], start, stop, [&](int64_t i) { return found = i, true; });
  if (s == 0)
    return raise(types::ValueError, "%R is not in deque", args[0]);
  return s < 0 ? kError : smallInt(found);
}

Value removeMethod(Value self, Value *args, size_t, Tuple *) {
  Deque *d = deque(self);
  uint64_t state = d->state;
  for (int64_t i = 0, n = d->length; i < n; ++i) {
    Status same = quickEqual(d->at(i), args[0]);
    if (same < 0)
      return kError;
    if (d->state != state)
      return raise(types::IndexError, "deque mutated during iteration");
    if (same) {
      removeAt(d, i);
      return kNone;
    }
  }
  return raise(types::ValueError, semanticsAtLeast(10) ? "%R is not in deque" : "deque.remove(x): x not in deque", args[0]);
}

Value insert(Value self, Value *args, size_t, Tuple *) {
  Deque *d = deque(self);
  int64_t i;
  if (!requireInt64(args[0], &i))
    return kError;
  if (d->maxLength == d->length)
    return raise(types::IndexError, "deque already at its maximum size");
  if (i < 0 && (i += d->length) < 0)
    i = 0;
  if (i > d->length)
    i = d->length;
  if (i < d->length / 2) {
    pushFront(d, kNone);
    for (int64_t k = 0; k < i; ++k)
      d->at(k) = d->at(k + 1);
  } else {
    pushBack(d, kNone);
    for (int64_t k = d->length - 1; k > i; --k)
      d->at(k) = d->at(k - 1);
  }
  store(d, &d->at(i), args[1]);
  return kNone;
}

Value reverse(Value self, Value *, size_t, Tuple *) {
  Deque *d = deque(self);
  for (int64_t i = 0, j = d->length - 1; i < j; ++i, --j) {
    Value v = d->at(i);
    d->at(i) = d->at(j);
    d->at(j) = v;
  }
  return kNone;
}

Value rotateMethod(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t n = 1;
  if (nargs && !requireInt64(args[0], &n))
    return kError;
  rotate(deque(self), n);
  return kNone;
}

// --- Slots -----------------------------------------------------------------------------------------------------------------

int64_t lengthOf(Value self) { return deque(self)->length; }

/// The place of an index; null = exception.
Value *place(Deque *d, Value key) {
  int64_t i;
  if (isSmallInt(key))
    i = smallIntOf(key);
  else if (!isInt(key) && !typeOf(key)->slots.index)
    return raise(types::TypeError, "sequence index must be integer, not '%.200T'", key);
  else if (!toIndex(key, &i))
    return nullptr;
  if (i < 0)
    i += d->length;
  if (uint64_t(i) >= uint64_t(d->length))
    return raise(types::IndexError, "deque index out of range");
  return &d->at(i);
}

Value getItem(Value self, Value key) {
  Value *p = place(deque(self), key);
  return p ? *p : kError;
}
Status setItem(Value self, Value key, Value v) {
  Deque *d = deque(self);
  Value *p = place(d, key);
  if (!p)
    return kRaised;
  if (v == kUnset)
    removeAt(d, ((p - d->items) - d->head) & d->mask);
  else
    store(d, p, v);
  return kOk;
}
Status contains(Value self, Value v) { return search(deque(self), v, 0, deque(self)->length, [](int64_t) { return true; }); }

Value concat(Value left, Value right) {
  if (!isDeque(right)) {
    // What + does for sequences: only another deque will do.
    return raise(types::TypeError, "can only concatenate deque (not \"%.200T\") to deque", right);
  }
  Value sum = copyOf(left, nullptr, 0, nullptr);
  return sum && extendBack(deque(sum), right) >= 0 ? sum : kError;
}
Value inplaceConcat(Value self, Value other) { return extendBack(deque(self), other) < 0 ? kError : self; }

Value inplaceRepeat(Value self, Value times) {
  Deque *d = deque(self);
  int64_t n, total, length = d->length;
  if (!repeatedLength(times, length, &n, &total))
    return kError;
  if (!length || n == 1)
    return self;
  if (n <= 0) {
    clear(d);
    return self;
  }
  List *items = listFrom(self);
  if (!items)
    return kError;
  if (d->maxLength >= 0 && total > d->maxLength)
    n = (d->maxLength + length - 1) / length + 1;
  for (int64_t k = 1; k < n; ++k)
    for (int64_t i = 0; i < length; ++i)
      addBack(d, items->items[i]);
  return self;
}
Value repeat(Value self, Value times) {
  Value product = copyOf(self, nullptr, 0, nullptr);
  return product ? inplaceRepeat(product, times) : kError;
}

Value compareDeques(Value left, Value right, CompareOp op) {
  if (!isDeque(left) || !isDeque(right))
    return kNotImplemented;
  Deque *a = deque(left), *b = deque(right);
  if (a == b && op != CompareOp::Less && op != CompareOp::Greater)
    return boolValue(op != CompareOp::NotEqual);
  if (a->length != b->length && (op == CompareOp::Equal || op == CompareOp::NotEqual))
    return boolValue(op == CompareOp::NotEqual);
  uint64_t aState = a->state, bState = b->state;
  for (int64_t i = 0; i < a->length && i < b->length; ++i) {
    Value x = a->at(i), y = b->at(i);
    Status same = quickEqual(x, y);
    if (same < 0)
      return kError;
    if (!same)
      return op == CompareOp::Equal ? kFalse : op == CompareOp::NotEqual ? kTrue : compare(x, y, op);
    if (a->state != aState || b->state != bState)
      return raise(types::RuntimeError, "deque mutated during iteration");
  }
  return boolValue(compareLengths(a->length, b->length, op));
}

Value reprOf(Value self) {
  Status entered = enterRepr(self);
  if (entered)
    return entered < 0 ? kError : valueOf(makeStr("[...]"));
  List *items = listFrom(self);
  Value text = !items ? kError
               : deque(self)->maxLength >= 0
                   ? formatText("%U(%R, maxlen=%l)", typeOf(self)->name, valueOf(items), deque(self)->maxLength)
                   : formatText("%U(%R)", typeOf(self)->name, valueOf(items));
  leaveRepr(self);
  return text;
}

Value getMaxLength(Value self) { return deque(self)->maxLength < 0 ? kNone : intValue(deque(self)->maxLength); }

// --- Iterators -------------------------------------------------------------------------------------------------------------

struct DequeIterator : Object {
  Deque *source;
  int64_t position, left;
  uint64_t state;
};

DequeIterator *iterator(Value v) { return static_cast<DequeIterator *>(objectOf(v)); }
Value itself(Value self) { return self; }
void traceIterator(Object *self, Tracer &tracer) { tracer.visit(static_cast<DequeIterator *>(self)->source); }

Value makeIterator(NativeType &type, Value self) {
  auto *it = allocateNative<DequeIterator>(type);
  it->source = deque(self);
  it->left = it->source->length;
  it->state = it->source->state;
  it->position = &type == &dequeReverseIteratorType ? it->left - 1 : 0;
  return valueOf(it);
}
Value iterate(Value self) { return makeIterator(dequeIteratorType, self); }
Value reversed(Value self, Value *, size_t, Tuple *) { return makeIterator(dequeReverseIteratorType, self); }

template <bool backwards> Value next(Value self) {
  DequeIterator *it = iterator(self);
  Deque *d = it->source;
  if (backwards ? it->left == 0 : false)
    return kUnset;
  if (it->state != d->state) {
    it->left = 0;
    return raise(types::RuntimeError, "deque mutated during iteration");
  }
  if (it->left == 0)
    return kUnset;
  --it->left;
  Value v = d->at(it->position);
  it->position += backwards ? -1 : 1;
  return v;
}

template <bool backwards> Value createIterator(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  const char *name = backwards ? "_deque_reverse_iterator" : "_deque_iterator";
  if (!checkArguments(name, nargs, keywordNames, 1, 2))
    return kError;
  if (!isDeque(args[0]))
    return raise(types::TypeError, "%s() argument 1 must be collections.deque, not %T", name, args[0]);
  int64_t skip = 0;
  if (nargs > 1 && !requireInt64(args[1], &skip))
    return kError;
  Value it = makeIterator(backwards ? dequeReverseIteratorType : dequeIteratorType, args[0]);
  for (; skip > 0; --skip)
    if (Value v = next<backwards>(it); !v || v == kUnset) {
      if (!v)
        return kError;
      break;
    }
  return it;
}

Value iteratorHint(Value self, Value *, size_t, Tuple *) { return smallInt(iterator(self)->left); }
Value iteratorReduce(Value self, Value *, size_t, Tuple *) {
  DequeIterator *it = iterator(self);
  return valueOf(makeTuple({valueOf(typeOf(self)),
                            valueOf(makeTuple({valueOf(it->source), intValue(it->source->length - it->left)}))}));
}

constexpr NativeMethod iteratorMethods[] = {{"__length_hint__", iteratorHint}, {"__reduce__", iteratorReduce}, {}};
constexpr TypeDefinition iteratorDefinition = {
    .slots = {.iter = itself, .next = next<false>, .create = createIterator<false>, .trace = traceIterator},
    .methods = iteratorMethods,
    .instanceSize = sizeof(DequeIterator),
};
constexpr TypeDefinition reverseDefinition = {
    .slots = {.iter = itself, .next = next<true>, .create = createIterator<true>, .trace = traceIterator},
    .methods = iteratorMethods,
    .instanceSize = sizeof(DequeIterator),
};

constexpr NativeMethod methods[] = {
    {"append", appendMethod, Arity::One, 1, 1, NativeMethod::Instance, "Add an element to the right side of the deque."},
    {"appendleft", appendLeft, Arity::One, 1, 1, NativeMethod::Instance, "Add an element to the left side of the deque."},
    {"clear", clearMethod, Arity::None, 0, 0, NativeMethod::Instance, "Remove all elements from the deque."},
    {"__copy__", copyOf, Arity::None, 0, 0, NativeMethod::Instance, "Return a shallow copy of a deque."},
    {"copy", copyOf, Arity::None, 0, 0, NativeMethod::Instance, "Return a shallow copy of a deque."},
    {"count", count, Arity::One, 1, 1, NativeMethod::Instance, "D.count(value) -- return number of occurrences of value"},
    {"extend", extendMethod, Arity::One, 1, 1, NativeMethod::Instance,
     "Extend the right side of the deque with elements from the iterable"},
    {"extendleft", extendLeft, Arity::One, 1, 1, NativeMethod::Instance,
     "Extend the left side of the deque with elements from the iterable"},
    {"index", indexMethod, Arity::Range, 1, 3, NativeMethod::Instance,
     "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is not present."},
    {"insert", insert, Arity::Range, 2, 2, NativeMethod::Instance, "D.insert(index, object) -- insert object before index"},
    {"pop", pop, Arity::None, 0, 0, NativeMethod::Instance, "Remove and return the rightmost element."},
    {"popleft", popLeft, Arity::None, 0, 0, NativeMethod::Instance, "Remove and return the leftmost element."},
    {"__reduce__", reduce, Arity::None, 0, 0, NativeMethod::Instance, "Return state information for pickling."},
    {"remove", removeMethod, Arity::One, 1, 1, NativeMethod::Instance, "D.remove(value) -- remove first occurrence of value."},
    {"__reversed__", reversed, Arity::None, 0, 0, NativeMethod::Instance,
     "D.__reversed__() -- return a reverse iterator over the deque"},
    {"reverse", reverse, Arity::None, 0, 0, NativeMethod::Instance, "D.reverse() -- reverse *IN PLACE*"},
    {"rotate", rotateMethod, Arity::Range, 0, 1, NativeMethod::Instance,
     "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left."},
    PYAOT_CLASS_GETITEM,
    {}};
constexpr NativeGetSet getSets[] = {{"maxlen", getMaxLength}, {}};
constexpr TypeDefinition dequeDefinition = {
    .slots = {.repr = reprOf,
              .compare = compareDeques,
              .iter = iterate,
              .create = create,
              .initialise = initialise,
              .length = lengthOf,
              .getItem = getItem,
              .setItem = setItem,
              .contains = contains,
              .concat = concat,
              .inplaceConcat = inplaceConcat,
              .repeat = repeat,
              .inplaceRepeat = inplaceRepeat,
              .trace = traceDeque},
    .methods = methods,
    .getSets = getSets,
    .doc = "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its endpoints.",
    .instanceSize = sizeof(Deque),
};

} // namespace

constinit NativeType dequeType = {"collections", "deque", &dequeDefinition,
                                  Type::Subclassable | Type::Sequence | Type::HasWeakRefs};
constinit NativeType dequeIteratorType = {"_collections", "_deque_iterator", &iteratorDefinition};
constinit NativeType dequeReverseIteratorType = {"_collections", "_deque_reverse_iterator", &reverseDefinition};

} // namespace pyaot::rt::collections
