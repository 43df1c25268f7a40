//===- MemoryView.cpp - the type memoryview, over bytes and bytearray ---------------------------===//
//
// One dimension of unsigned bytes (format "B"), with slices of any step. cast()
// and other formats are refused. In CPython a live view fixes the length of its
// bytearray; here nothing tells when a view dies, so the array stays free to
// change, and a view of what was cut off reads what is still in the buffer.
//
//===----------------------------------------------------------------------===//
#include "Strings/BytesMethods.h"
#include "Strings/BytesParts.h"

namespace pyaot::rt {

bool viewMemory(MemoryView *view, BytesView *out) {
  BytesView base;
  if (view->base == kUnset || view->step != 1 || !viewBytes(view->base, &base))
    return false;
  int64_t length = view->start + view->length <= base.length ? view->length : base.length - view->start;
  *out = {base.data + view->start, length < 0 ? 0 : length};
  return true;
}

namespace {

/// The first byte, with ValueError for a released view.
const uint8_t *firstOf(MemoryView *view) {
  BytesView base;
  if (view->base == kUnset) {
    raise(types::ValueError, "operation forbidden on released memoryview object");
    return nullptr;
  }
  viewBytes(view->base, &base);
  return base.data + view->start;
}

Bytes *bytesOf(MemoryView *view) {
  const uint8_t *data = firstOf(view);
  if (!data && view->base == kUnset)
    return nullptr;
  Bytes *bytes = newBytes(view->length);
  for (int64_t i = 0; i < view->length; ++i)
    dataOf(bytes)[i] = data[i * view->step];
  return bytes;
}

MemoryView *makeView(Value base, int64_t start, int64_t length, int64_t step) {
  auto *view = allocate<MemoryView>(&shapes::MemoryView);
  view->base = base;
  view->start = start;
  view->length = length;
  view->step = step;
  return view;
}

Value create(Type *, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"object", nullptr};
  Value bound[1];
  if (!bindNative("memoryview", parameters, 0, 1, 1, args, nargs, keywordNames, bound))
    return kError;
  if (isKind<MemoryView>(bound[0])) {
    auto *other = as<MemoryView>(bound[0]);
    if (other->base == kUnset)
      return raise(types::ValueError, "operation forbidden on released memoryview object");
    return valueOf(makeView(other->base, other->start, other->length, other->step));
  }
  BytesView view;
  if (!viewBytes(bound[0], &view))
    return raise(types::TypeError, "memoryview: a bytes-like object is required, not '%.200T'", bound[0]);
  return valueOf(makeView(bound[0], 0, view.length, 1));
}

Value getItem(Value self, Value key) {
  auto *view = as<MemoryView>(self);
  if (view->base == kUnset)
    return raise(types::ValueError, "operation forbidden on released memoryview object");
  if (isKind<Slice>(key)) {
    int64_t start, stop, step, count;
    if (!sliceIndices(key, view->length, &start, &stop, &step, &count))
      return kError;
    return valueOf(makeView(view->base, view->start + start * view->step, count, view->step * step));
  }
  if (!isInt(key) && !typeOf(key)->slots.index)
    return raise(types::TypeError, "memoryview: invalid slice key");
  int64_t i;
  if (!toIndex(key, &i))
    return kError;
  if (i < 0)
    i += view->length;
  if (uint64_t(i) >= uint64_t(view->length))
    return raise(types::IndexError, "index out of bounds on dimension 1");
  const uint8_t *data = firstOf(view);
  return smallInt(data[i * view->step]);
}

Status setItem(Value self, Value key, Value value) {
  auto *view = as<MemoryView>(self);
  auto *data = const_cast<uint8_t *>(firstOf(view));
  if (view->base == kUnset)
    return kRaised;
  if (!isKind<ByteArray>(view->base))
    return raise(types::TypeError, "cannot modify read-only memory");
  if (value == kUnset)
    return raise(types::TypeError, "cannot delete memory");
  if (isKind<Slice>(key)) {
    int64_t start, stop, step, count;
    BytesView bytes;
    if (!sliceIndices(key, view->length, &start, &stop, &step, &count) || !requireBytes(value, &bytes))
      return kRaised;
    if (bytes.length != count)
      return raise(types::ValueError, "memoryview assignment: lvalue and rvalue have different structures");
    Bytes *copy = makeBytes(bytes.data, bytes.length);
    for (int64_t i = 0; i < count; ++i)
      data[(start + i * step) * view->step] = copy->data[i];
    return kOk;
  }
  int64_t i;
  if (!isInt(key) && !typeOf(key)->slots.index)
    return raise(types::TypeError, "memoryview: invalid slice key");
  if (!toIndex(key, &i))
    return kRaised;
  if (i < 0)
    i += view->length;
  if (uint64_t(i) >= uint64_t(view->length))
    return raise(types::IndexError, "index out of bounds on dimension 1");
  int64_t byte;
  if (!isInt(value) && !typeOf(value)->slots.index)
    return raise(types::TypeError, "memoryview: invalid type for format 'B'");
  Value number = rt::index(value);
  if (!number)
    return kRaised;
  if (!toInt64(number, &byte) || byte < 0 || byte > 255)
    return raise(types::ValueError, "memoryview: invalid value for format 'B'");
  data[i * view->step] = uint8_t(byte);
  return kOk;
}

Value compareViews(Value self, Value other, CompareOp op) {
  if (op != CompareOp::Equal && op != CompareOp::NotEqual)
    return kNotImplemented;
  BytesView right;
  Bytes *left = as<MemoryView>(self)->base == kUnset ? nullptr : bytesOf(as<MemoryView>(self));
  if (!left)
    return boolValue((self == other) == (op == CompareOp::Equal));
  if (isKind<MemoryView>(other) && as<MemoryView>(other)->base != kUnset) {
    Bytes *copy = bytesOf(as<MemoryView>(other));
    right = {copy->data, copy->length};
  } else if (!viewBytes(other, &right)) {
    return kNotImplemented;
  }
  bool isEqual = left->length == right.length && (!right.length || !memcmp(left->data, right.data, size_t(right.length)));
  return boolValue(isEqual == (op == CompareOp::Equal));
}

Value iterate(Value self) {
  Bytes *bytes = bytesOf(as<MemoryView>(self));
  return bytes ? iterateBytes(valueOf(bytes), &shapes::MemoryIterator) : kError;
}

Value toBytes(Value self, Value *, size_t, Tuple *) {
  Bytes *bytes = bytesOf(as<MemoryView>(self));
  return bytes ? valueOf(bytes) : kError;
}
Value toList(Value self, Value *, size_t, Tuple *) {
  Bytes *bytes = bytesOf(as<MemoryView>(self));
  if (!bytes)
    return kError;
  List *list = newList(bytes->length);
  for (int64_t i = 0; i < bytes->length; ++i)
    append(list, smallInt(bytes->data[i]));
  return valueOf(list);
}
Value hexOf(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  Bytes *bytes = bytesOf(as<MemoryView>(self));
  return bytes ? bytesMethods::hex(valueOf(bytes), args, nargs, keywordNames) : kError;
}
Value release(Value self, Value *, size_t, Tuple *) {
  store(objectOf(self), &as<MemoryView>(self)->base, kUnset);
  return kNone;
}
Value toReadOnly(Value self, Value *, size_t, Tuple *) {
  Bytes *bytes = bytesOf(as<MemoryView>(self));
  return bytes ? valueOf(makeView(valueOf(bytes), 0, bytes->length, 1)) : kError;
}
Value enter(Value self, Value *, size_t, Tuple *) { return self; }
Value cast(Value self, Value *, size_t, Tuple *) {
  return raise(types::NotImplementedError, "memoryview.cast() is not supported");
}

constexpr NativeMethod methods[] = {
    {"tobytes", toBytes},
    {"tolist", toList},
    {"hex", hexOf, Arity::Keywords},
    {"release", release},
    {"toreadonly", toReadOnly},
    {"cast", cast, Arity::Keywords},
    {"__enter__", enter},
    {"__exit__", release, Arity::Range, 0, -1},
    {nullptr, nullptr},
};

constexpr NativeGetSet getSets[] = {
    {"obj", [](Value self) { return as<MemoryView>(self)->base == kUnset ? kNone : as<MemoryView>(self)->base; }},
    {"nbytes", [](Value self) { return smallInt(as<MemoryView>(self)->length); }},
    {"readonly", [](Value self) { return boolValue(!isKind<ByteArray>(as<MemoryView>(self)->base)); }},
    {"itemsize", [](Value) { return smallInt(1); }},
    {"format", [](Value) { return valueOf(makeChar('B')); }},
    {"ndim", [](Value) { return smallInt(1); }},
    {"shape", [](Value self) { return valueOf(makeTuple({smallInt(as<MemoryView>(self)->length)})); }},
    {"strides", [](Value self) { return valueOf(makeTuple({smallInt(as<MemoryView>(self)->step)})); }},
    {"contiguous", [](Value self) { return boolValue(as<MemoryView>(self)->step == 1); }},
    {"c_contiguous", [](Value self) { return boolValue(as<MemoryView>(self)->step == 1); }},
    {nullptr, nullptr},
};

int64_t hashView(Value self) {
  auto *view = as<MemoryView>(self);
  if (isKind<ByteArray>(view->base)) {
    raise(types::ValueError, "cannot hash writable memoryview object");
    return -1;
  }
  Bytes *bytes = bytesOf(view);
  return bytes ? hashBytes(bytes->data, size_t(bytes->length)) : -1;
}

} // namespace

constinit const TypeDefinition definitions::MemoryView = {
    .slots = {.hash = hashView,
              .compare = compareViews,
              .iter = iterate,
              .create = create,
              .length = [](Value self) { return as<rt::MemoryView>(self)->length; },
              .getItem = getItem,
              .setItem = setItem,
              .trace = [](pyaot::Object *self, Tracer &tracer) { tracer.visit(static_cast<rt::MemoryView *>(self)->base); }},
    .methods = methods,
    .getSets = getSets,
    .doc = "Create a new memoryview object which references the given object.",
    .instanceSize = sizeof(rt::MemoryView),
};

} // namespace pyaot::rt
