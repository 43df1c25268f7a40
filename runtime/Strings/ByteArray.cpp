//===- ByteArray.cpp - the type bytearray ---------------------------------------------------===//
#include "Format/Format.h"
#include "Strings/Buffer.h"
#include "Strings/BytesMethods.h"
#include "Strings/BytesParts.h"
#include "Strings/Codecs.h"

namespace pyaot::rt {

using namespace bytesMethods;

void reserveBytes(ByteArray *array, int64_t length) {
  if (length <= array->capacity)
    return;
  int64_t capacity = length + (array->capacity ? length / 8 + 16 : 0);
  if (uint64_t(array->capacity) >= kLargeText &&
      extendInPlace(reinterpret_cast<RawArray *>(array->data) - 1, uint64_t(capacity), false)) {
    array->capacity = capacity;
    return;
  }
  if (array->capacity) // What has to move grows more.
    capacity = length + length / 2 + 16;
  RawArray *data = allocateRawToFill(uint64_t(capacity));
  if (array->length)
    memcpy(data->data(), array->data, size_t(array->length));
  array->data = data->data();
  array->capacity = capacity;
}

ByteArray *makeByteArray(const void *data, int64_t length) {
  auto *array = allocate<ByteArray>(&shapes::ByteArray);
  reserveBytes(array, length);
  if (length && data)
    memcpy(array->data, data, size_t(length));
  array->length = length;
  return array;
}

namespace {

constexpr const char *kByteRange = "byte must be in range(0, 256)";

/// May the length change? BufferError if a memoryview looks at the bytes.
bool canResize(ByteArray *array) {
  if (!array->exports)
    return true;
  raise(types::BufferError, "Existing exports of data: object cannot be re-sized");
  return false;
}

/// array[start:end] = bytes, moving what follows. `bytes` may be part of the array itself.
bool replaceRange(ByteArray *array, int64_t start, int64_t end, BytesView bytes) {
  int64_t growth = bytes.length - (end - start);
  if (growth && !canResize(array))
    return false;
  Bytes *copy = nullptr;
  if (bytes.data >= array->data && bytes.data <= array->data + array->length && bytes.length) {
    copy = makeBytes(bytes.data, bytes.length);
    bytes.data = copy->data;
  }
  reserveBytes(array, array->length + growth);
  if (array->length > end)
    memmove(array->data + end + growth, array->data + end, size_t(array->length - end));
  if (bytes.length)
    memcpy(array->data + start, bytes.data, size_t(bytes.length));
  array->length += growth;
  return true;
}

/// The bytes of something assigned to a slice or extended with; ints and text are refused.
bool bytesOfIterable(Value v, ByteBuilder &out, BytesView *view) {
  if (viewBytes(v, view))
    return true;
  if (isBytesLike(v)) {
    Bytes *bytes = bytesFrom(v);
    if (!bytes)
      return false;
    out.append(bytes->data, bytes->length);
    *view = {out.data(), out.length()};
    return true;
  }
  if (!appendBytesOf(out, v, kByteRange))
    return false;
  *view = {out.data(), out.length()};
  return true;
}

Value create(Type *cls, Value *, size_t, Tuple *) {
  return valueOf(cls == &types::ByteArray ? allocate<ByteArray>(&shapes::ByteArray)
                                          : static_cast<ByteArray *>(allocateInstance(cls)));
}

Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  auto *array = as<ByteArray>(self);
  Value source;
  Bytes *bytes;
  if (!encodeArgument("bytearray", args, nargs, keywordNames, &source, &bytes))
    return kRaised;
  BytesView view;
  ByteBuilder out;
  if (bytes) {
    view = {bytes->data, bytes->length};
  } else if (int64_t count; source != kUnset && isSmallInt(source) && !array->length && !array->exports &&
                            (count = smallIntOf(source)) > 0 && !isTooLarge(uint64_t(count))) {
    RawArray *data = allocateRaw(uint64_t(count));
    array->data = data->data();
    array->capacity = array->length = count;
    return kOk;
  } else if (source != kUnset) {
    if (!viewBytes(source, &view)) {
      if (isInt(source) || typeOf(source)->slots.index || (!typeOf(source)->slots.iter && !typeOf(source)->slots.getItem)) {
        if (!isInt(source) && !typeOf(source)->slots.index)
          return raise(types::TypeError, "cannot convert '%.200T' object to bytearray", source);
        bytes = bytesFrom(source);
        if (!bytes)
          return kRaised;
        view = {bytes->data, bytes->length};
      } else if (!bytesOfIterable(source, out, &view)) {
        return kRaised;
      }
    }
  }
  return replaceRange(array, 0, array->length, view) ? kOk : kRaised;
}

Status setItem(Value self, Value key, Value value) {
  auto *array = as<ByteArray>(self);
  if (isKind<Slice>(key)) {
    int64_t start, stop, step, count;
    BytesView view;
    ByteBuilder out;
    if (value != kUnset) {
      BytesView probe;
      if (!viewBytes(value, &probe) && (isInt(value) || isFloatObject(value) || isStr(value) || typeOf(value)->slots.index))
        return raise(types::TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
      if (!bytesOfIterable(value, out, &view))
        return kRaised;
    }
    if (!sliceIndices(key, array->length, &start, &stop, &step, &count))
      return kRaised;
    if (step == 1)
      return replaceRange(array, start, start + count, view) ? kOk : kRaised;
    if (!view.length) {
      if (!count)
        return kOk;
      if (!canResize(array))
        return kRaised;
      if (step < 0) {
        start += (count - 1) * step;
        step = -step;
      }
      int64_t to = start;
      for (int64_t from = start, next = start, left = count; from < array->length; ++from) {
        if (left && from == next) {
          next += step;
          --left;
        } else {
          array->data[to++] = array->data[from];
        }
      }
      array->length = to;
      return kOk;
    }
    if (view.length != count)
      return raise(types::ValueError, "attempt to assign bytes of size %l to extended slice of size %l", view.length, count);
    Bytes *copy = makeBytes(view.data, view.length);
    for (int64_t i = 0; i < count; ++i, start += step)
      array->data[start] = copy->data[i];
    return kOk;
  }
  if (!isInt(key) && !typeOf(key)->slots.index)
    return raise(types::TypeError, "bytearray indices must be integers or slices, not %.200T", key);
  int64_t i;
  if (!toIndex(key, &i))
    return kRaised;
  uint8_t byte = 0;
  if (value != kUnset && !requireByte(value, &byte, kByteRange))
    return kRaised;
  if (i < 0)
    i += array->length;
  if (uint64_t(i) >= uint64_t(array->length))
    return raise(types::IndexError, "bytearray index out of range");
  if (value == kUnset)
    return replaceRange(array, i, i + 1, {}) ? kOk : kRaised;
  array->data[i] = byte;
  return kOk;
}

Value inplaceConcat(Value self, Value other) {
  BytesView view;
  if (!viewBytes(other, &view))
    return raise(types::TypeError, "can't concat %.100T to %.100T", other, self);
  auto *array = as<ByteArray>(self);
  if (other == self && view.length) // CPython holds a view of the right operand while it resizes the left one.
    return raise(types::BufferError, "Existing exports of data: object cannot be re-sized");
  return replaceRange(array, array->length, array->length, view) ? self : kError;
}

Value inplaceRepeat(Value self, Value count) {
  auto *array = as<ByteArray>(self);
  int64_t times;
  if (!repeatCount(count, array->length, &times) || (times != 1 && !canResize(array)))
    return kError;
  int64_t length = array->length;
  reserveBytes(array, length * times);
  for (int64_t i = 1; i < times && length; ++i)
    memcpy(array->data + i * length, array->data, size_t(length));
  array->length = length * times;
  return self;
}

// --- Methods of bytearray alone -------------------------------------------------------------------------------------------

Value append(Value self, Value *args, size_t, Tuple *) {
  auto *array = as<ByteArray>(self);
  uint8_t byte;
  if (!requireByte(args[0], &byte, kByteRange) || !canResize(array))
    return kError;
  reserveBytes(array, array->length + 1);
  array->data[array->length++] = byte;
  return kNone;
}

Value extend(Value self, Value *args, size_t, Tuple *) {
  auto *array = as<ByteArray>(self);
  BytesView view;
  ByteBuilder out;
  if (!viewBytes(args[0], &view) && !typeOf(args[0])->slots.iter && !typeOf(args[0])->slots.getItem)
    return raise(types::TypeError, "can't extend bytearray with %.100T", args[0]);
  if (!bytesOfIterable(args[0], out, &view))
    return kError;
  return replaceRange(array, array->length, array->length, view) ? kNone : kError;
}

Value insert(Value self, Value *args, size_t, Tuple *) {
  auto *array = as<ByteArray>(self);
  int64_t i;
  uint8_t byte;
  if (!requireInt64(args[0], &i) || !requireByte(args[1], &byte, kByteRange))
    return kError;
  if (i < 0 && (i += array->length) < 0)
    i = 0;
  if (i > array->length)
    i = array->length;
  return replaceRange(array, i, i, {&byte, 1}) ? kNone : kError;
}

Value pop(Value self, Value *args, size_t nargs, Tuple *) {
  auto *array = as<ByteArray>(self);
  int64_t i = -1;
  if (nargs && !requireInt64(args[0], &i))
    return kError;
  if (array->length == 0)
    return raise(types::IndexError, "pop from empty bytearray");
  if (i < 0)
    i += array->length;
  if (uint64_t(i) >= uint64_t(array->length))
    return raise(types::IndexError, "pop index out of range");
  Value byte = smallInt(array->data[i]);
  return replaceRange(array, i, i + 1, {}) ? byte : kError;
}

Value remove(Value self, Value *args, size_t, Tuple *) {
  auto *array = as<ByteArray>(self);
  uint8_t byte;
  if (!requireByte(args[0], &byte, kByteRange))
    return kError;
  const void *at = array->length ? memchr(array->data, byte, size_t(array->length)) : nullptr;
  if (!at)
    return raise(types::ValueError, "value not found in bytearray");
  int64_t i = static_cast<const uint8_t *>(at) - array->data;
  return replaceRange(array, i, i + 1, {}) ? kNone : kError;
}

Value clear(Value self, Value *, size_t, Tuple *) {
  auto *array = as<ByteArray>(self);
  return replaceRange(array, 0, array->length, {}) ? kNone : kError;
}

Value copy(Value self, Value *, size_t, Tuple *) {
  return valueOf(makeByteArray(as<ByteArray>(self)->data, as<ByteArray>(self)->length));
}

Value reverse(Value self, Value *, size_t, Tuple *) {
  auto *array = as<ByteArray>(self);
  for (int64_t i = 0, j = array->length - 1; i < j; ++i, --j) {
    uint8_t byte = array->data[i];
    array->data[i] = array->data[j];
    array->data[j] = byte;
  }
  return kNone;
}

constexpr NativeMethod methods[] = {
    {"append", append, Arity::One},
    {"clear", clear},
    {"copy", copy},
    {"extend", extend, Arity::One},
    {"insert", insert, Arity::Range, 2, 2},
    {"pop", pop, Arity::Range, 0, 1},
    {"remove", remove, Arity::One},
    {"reverse", reverse},
#define BYTES_METHOD(name, arity, min, max, binding)                                                                   \
  {#name, bytesMethods::name, Arity::arity, min, max, NativeMethod::binding},
#include "Strings/BytesMethods.def"
    {nullptr, nullptr},
};

Value reprOf(Value self) {
  StrBuilder out;
  out.appendAscii(typeName(self));
  out.append('(');
  appendBytesRepr(out, viewOf(self), true);
  out.append(')');
  return valueOf(out.finish());
}

void trace(Object *self, Tracer &tracer) {
  if (auto *data = static_cast<ByteArray *>(self)->data)
    tracer.visit(reinterpret_cast<const RawArray *>(data) - 1);
}

} // namespace

constinit const TypeDefinition definitions::ByteArray = {
    .slots = {.repr = reprOf,
              .compare = compareBytes,
              .iter = [](Value self) { return iterateBytes(self, &shapes::ByteArrayIterator); },
              .create = create,
              .initialise = initialise,
              .remainder = [](Value left, Value right) -> Value {
                if (!isKind<rt::ByteArray>(left))
                  return kNotImplemented;
                pyaot::Bytes *result = percentFormatBytes(viewOf(left), right);
                return result ? valueOf(makeByteArray(result->data, result->length)) : kError;
              },
              .length = [](Value self) { return as<rt::ByteArray>(self)->length; },
              .getItem = [](Value self, Value key) { return getByte(self, key, "bytearray", "bytearray index out of range"); },
              .setItem = setItem,
              .contains = containsByte,
              .concat = concatBytes,
              .inplaceConcat = inplaceConcat,
              .repeat = repeatBytes,
              .inplaceRepeat = inplaceRepeat,
              .getBuffer =
                  [](Value self, Buffer *out) {
                    auto *array = as<rt::ByteArray>(self);
                    out->data = array->data;
                    out->length = array->length;
                    out->isReadOnly = false;
                    out->memory = array->data ? reinterpret_cast<const struct RawArray *>(array->data) - 1 : nullptr;
                    out->exports = &array->exports;
                    return true;
                  },
              .trace = trace},
    .methods = methods,
    .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
           "bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size "
           "given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable "
           "bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the "
           "specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
    .instanceSize = sizeof(rt::ByteArray),
};

} // namespace pyaot::rt
