//===- Bytes.cpp - the type bytes --------------------------------------------------------===//
#include "Format/Format.h"
#include "Strings/Buffer.h"
#include "Strings/BytesMethods.h"
#include "Strings/BytesParts.h"
#include "Strings/Codecs.h"
#include "Strings/Search.h"
#include "Strings/StrMethods.h"

namespace pyaot::rt {

using namespace bytesMethods;

namespace {

struct alignas(16) EmptyBytes {
  Bytes bytes;
  char terminator = 0;
};
constexpr uint8_t kNothing[1] = {0};
constexpr EmptyBytes makeEmpty() {
  EmptyBytes empty{};
  empty.bytes.shape = &shapes::Bytes;
  empty.bytes.data = kNothing;
  return empty;
}
constinit EmptyBytes emptyBytes = makeEmpty();

} // namespace

// --- Making ------------------------------------------------------------------------------------------------------------

Bytes *newBytes(int64_t length) {
  if (length == 0)
    return &emptyBytes.bytes;
  Bytes *b = allocate<Bytes>(&shapes::Bytes, sizeof(Bytes) + size_t(length) + 1);
  b->length = length;
  b->data = reinterpret_cast<const uint8_t *>(b + 1);
  return b;
}

Bytes *newBytesToFill(int64_t length) {
  if (length == 0)
    return &emptyBytes.bytes;
  Bytes *b = allocateText<Bytes>(&shapes::Bytes, sizeof(Bytes) + size_t(length) + 1);
  b->length = length;
  b->data = reinterpret_cast<const uint8_t *>(b + 1);
  dataOf(b)[length] = 0;
  return b;
}

Bytes *makeBytes(const void *data, int64_t length) {
  Bytes *b = newBytesToFill(length);
  if (length)
    memcpy(dataOf(b), data, size_t(length));
  return b;
}

Bytes *makeByte(uint8_t byte) { return makeBytes(&byte, 1); }

/// viewBytes() of all other types with a buffer.
static bool viewBuffer(Value v, BytesView *out) {
  Buffer buffer;
  if (!isBytesLike(v))
    return false;
  if (!getBuffer(v, &buffer)) {
    clearPending();
    return false;
  }
  *out = {buffer.data, buffer.length};
  return isContiguous(buffer);
}

bool viewBytes(Value v, BytesView *out) {
  if (isKind<Bytes>(v))
    *out = {as<Bytes>(v)->data, as<Bytes>(v)->length};
  else if (isKind<ByteArray>(v))
    *out = {as<ByteArray>(v)->data, as<ByteArray>(v)->length};
  else
    return viewBuffer(v, out);
  return true;
}

bool requireBytes(Value v, BytesView *out) {
  if (viewBytes(v, out))
    return true;
  Buffer buffer;
  if (getBuffer(v, &buffer))
    raise(types::BufferError, "memoryview: underlying buffer is not C-contiguous");
  return false;
}

bool appendBytesOf(ByteBuilder &out, Value iterable, const char *rangeText) {
  Iterate it(iterable);
  for (Value item; it.next(&item);) {
    uint8_t byte;
    if (!requireByte(item, &byte, rangeText))
      return false;
    out.append(byte);
  }
  return !it.failed();
}

Bytes *bytesFrom(Value v) {
  if (isExact<Bytes>(v))
    return as<Bytes>(v);
  if (Value method = lookupSpecial(v, names::__bytes__); method != kUnset) {
    Value result = method ? call(method, {}) : kError;
    if (result && !isKind<Bytes>(result))
      return raise(types::TypeError, "__bytes__ returned non-bytes (type %.200T)", result);
    return result ? as<Bytes>(result) : nullptr;
  }
  if (isBytesLike(v)) {
    Buffer buffer;
    return getBuffer(v, &buffer) ? copyBuffer(buffer) : nullptr;
  }
  if (isStr(v))
    return raise(types::TypeError, "string argument without an encoding");
  if (isInt(v) || typeOf(v)->slots.index) {
    int64_t count;
    if (!toIndex(v, &count)) {
      if (!isPending(types::IndexError))
        return nullptr;
      clearPending();
      return raise(types::OverflowError, "cannot fit '%.200T' into an index-sized integer", v);
    }
    if (count < 0)
      return raise(types::ValueError, "negative count");
    if (lacksMemory(count))
      return nullptr;
    return newBytes(count);
  }
  if (!typeOf(v)->slots.iter && !typeOf(v)->slots.getItem)
    return raise(types::TypeError, "cannot convert '%.200T' object to bytes", v);
  ByteBuilder out;
  return appendBytesOf(out, v, "bytes must be in range(0, 256)") ? out.finish() : nullptr;
}

bool encodeArgument(const char *type, Value *args, size_t nargs, Tuple *keywordNames, Value *source, Bytes **encoded) {
  static constexpr const char *parameters[] = {"source", "encoding", "errors", nullptr};
  Value bound[3] = {kUnset, kUnset, kUnset};
  if (!bindNative(type, parameters, 0, 3, 0, args, nargs, keywordNames, bound))
    return false;
  for (int i = 1; i < 3; ++i)
    if (bound[i] != kUnset && !isStr(bound[i])) {
      raise(types::TypeError, "%s() argument '%s' must be str, not %Y", type, parameters[i], bound[i]);
      return false;
    }
  *source = bound[0];
  *encoded = nullptr;
  if (bound[1] == kUnset && bound[2] == kUnset) {
    // A subclass of str may have __bytes__, which bytes() asks first.
    if (bound[0] != kUnset && isStr(bound[0]) && (isExact<Str>(bound[0]) || lookupSpecial(bound[0], names::__bytes__) == kUnset)) {
      raise(types::TypeError, "string argument without an encoding");
      return false;
    }
    return true;
  }
  if (bound[0] == kUnset || !isStr(bound[0])) {
    raise(types::TypeError, bound[1] != kUnset ? "encoding without a string argument" : "errors without a string argument");
    return false;
  }
  if (bound[1] == kUnset) {
    raise(types::TypeError, "string argument without an encoding");
    return false;
  }
  *encoded = encode(as<Str>(bound[0]), as<Str>(bound[1]), bound[2] == kUnset ? nullptr : as<Str>(bound[2]));
  return *encoded;
}

void appendBytesRepr(StrBuilder &out, BytesView view, bool escapesSingle) {
  bool hasSingle = view.length && memchr(view.data, '\'', size_t(view.length));
  bool hasDouble = view.length && memchr(view.data, '"', size_t(view.length));
  char quote = hasSingle && !hasDouble ? '"' : '\'';
  out.append('b');
  out.append(quote);
  for (int64_t i = 0; i < view.length; ++i) {
    uint8_t c = view.data[i];
    if (c == quote || c == '\\' || (c == '\'' && escapesSingle)) {
      out.append('\\');
      out.append(uint32_t(c));
    } else if (uint8_t(c - 32) < 95) {
      out.append(uint32_t(c));
    } else if (c == '\t') {
      out.appendAscii("\\t");
    } else if (c == '\n') {
      out.appendAscii("\\n");
    } else if (c == '\r') {
      out.appendAscii("\\r");
    } else {
      out.appendAscii("\\x");
      out.append("0123456789abcdef"[c >> 4]);
      out.append("0123456789abcdef"[c & 15]);
    }
  }
  out.append(quote);
}

// --- What bytes and bytearray share -------------------------------------------------------------------------------------

Value compareBytes(Value self, Value other, CompareOp op) {
  BytesView a, b;
  if (isKind<Bytes>(self) && !isKind<Bytes>(other)) // The other type knows how to compare with bytes.
    return kNotImplemented;
  if (!viewBytes(self, &a) || !viewBytes(other, &b))
    return kNotImplemented;
  int64_t common = a.length < b.length ? a.length : b.length;
  int order = common ? memcmp(a.data, b.data, size_t(common)) : 0;
  if (order == 0)
    order = a.length == b.length ? 0 : a.length < b.length ? -1 : 1;
  switch (op) {
  case CompareOp::Equal: return boolValue(order == 0);
  case CompareOp::NotEqual: return boolValue(order != 0);
  case CompareOp::Less: return boolValue(order < 0);
  case CompareOp::LessEqual: return boolValue(order <= 0);
  case CompareOp::Greater: return boolValue(order > 0);
  case CompareOp::GreaterEqual: return boolValue(order >= 0);
  }
  __builtin_unreachable();
}

Value concatBytes(Value self, Value other) {
  BytesView a, b;
  if (!viewBytes(other, &b))
    return raise(types::TypeError, "can't concat %.100T to %.100T", other, self);
  a = viewOf(self);
  if (isKind<ByteArray>(self)) {
    ByteArray *result = makeByteArray(nullptr, 0);
    reserveBytes(result, a.length + b.length);
    result->length = a.length + b.length;
    if (a.length)
      memcpy(result->data, a.data, size_t(a.length));
    if (b.length)
      memcpy(result->data + a.length, b.data, size_t(b.length));
    return valueOf(result);
  }
  Bytes *result = newBytesToFill(a.length + b.length);
  if (a.length)
    memcpy(dataOf(result), a.data, size_t(a.length));
  if (b.length)
    memcpy(dataOf(result) + a.length, b.data, size_t(b.length));
  return valueOf(result);
}

bool repeatCount(Value count, int64_t length, int64_t *times) {
  if (!isInt(count) && !typeOf(count)->slots.index) {
    raise(types::TypeError, "can't multiply sequence by non-int of type '%.200T'", count);
    return false;
  }
  if (!toIndex(count, times, false))
    return false;
  if ((*times == INT64_MAX || *times == INT64_MIN) && !isSmallInt(count)) {
    raise(types::OverflowError, "cannot fit '%.200T' into an index-sized integer", count);
    return false;
  }
  if (*times < 0)
    *times = 0;
  int64_t total;
  if (__builtin_mul_overflow(*times, length, &total))
    total = INT64_MAX;
  return !lacksMemory(total);
}

Value repeatBytes(Value self, Value count) {
  BytesView view = viewOf(self);
  int64_t times;
  if (!repeatCount(count, view.length, &times))
    return kError;
  if (times == 1)
    return same(self);
  Value result = isKind<ByteArray>(self) ? valueOf(makeByteArray(nullptr, 0)) : kUnset;
  uint8_t *out;
  if (result != kUnset) {
    reserveBytes(as<ByteArray>(result), times * view.length);
    as<ByteArray>(result)->length = times * view.length;
    out = as<ByteArray>(result)->data;
  } else {
    Bytes *bytes = newBytesToFill(times * view.length);
    result = valueOf(bytes);
    out = dataOf(bytes);
  }
  if (view.length == 1 && times)
    memset(out, *view.data, size_t(times));
  else
    for (int64_t i = 0; view.length && i < times; ++i)
      memcpy(out + i * view.length, view.data, size_t(view.length));
  return result;
}

Status containsByte(Value self, Value item) {
  BytesView text = viewOf(self), part;
  if (viewBytes(item, &part))
    return part.length == 0 || search::find(text.data, text.length, part.data, part.length) >= 0;
  if (!isInt(item) && !typeOf(item)->slots.index)
    return raise(types::TypeError, "a bytes-like object is required, not '%.100T'", item);
  uint8_t byte;
  if (!requireByte(item, &byte, "byte must be in range(0, 256)"))
    return kRaised;
  return text.length && memchr(text.data, byte, size_t(text.length));
}

Value getByte(Value self, Value key, const char *name, const char *outOfRange) {
  BytesView text = viewOf(self);
  if (isKind<Slice>(key)) {
    int64_t start, stop, step, count;
    if (!sliceIndices(key, text.length, &start, &stop, &step, &count))
      return kError;
    text = viewOf(self); // __index__ may have changed a bytearray.
    if (step == 1) {
      if (count == text.length && isExact<Bytes>(self))
        return self;
      return wrap(self, text.data + start, count);
    }
    ByteBuilder out;
    uint8_t *room = out.room(count);
    for (int64_t i = 0; i < count; ++i, start += step)
      room[i] = text.data[start];
    return wrap(self, room, count);
  }
  int64_t i;
  if (!isInt(key) && !typeOf(key)->slots.index)
    return raise(types::TypeError, "%s indices must be integers or slices, not %.200T", name, key);
  if (!toIndex(key, &i))
    return kError;
  text = viewOf(self);
  if (i < 0)
    i += text.length;
  if (uint64_t(i) >= uint64_t(text.length))
    return raise(types::IndexError, outOfRange);
  return smallInt(text.data[i]);
}

// --- Iterators ------------------------------------------------------------------------------------------------------------

namespace {

struct BytesIterator : Object {
  Value bytes; ///< kUnset once exhausted.
  int64_t index;
};

Value nextByte(Value self) {
  auto *it = static_cast<BytesIterator *>(objectOf(self));
  if (it->bytes == kUnset)
    return kUnset;
  BytesView view = viewOf(it->bytes);
  if (it->index >= view.length) {
    it->bytes = kUnset;
    return kUnset;
  }
  return smallInt(view.data[it->index++]);
}

Value lengthHintOfIterator(Value self, Value *, size_t, Tuple *) {
  auto *it = static_cast<BytesIterator *>(objectOf(self));
  if (it->bytes == kUnset)
    return smallInt(0);
  int64_t left = viewOf(it->bytes).length - it->index;
  return smallInt(left < 0 ? 0 : left);
}

constexpr NativeMethod iteratorMethods[] = {
    {"__length_hint__", lengthHintOfIterator},
    {nullptr, nullptr},
};

constexpr Slots makeIteratorSlots() {
  Slots slots{};
  slots.iter = [](Value self) { return self; };
  slots.next = nextByte;
  slots.trace = [](Object *self, Tracer &tracer) { tracer.visit(static_cast<BytesIterator *>(self)->bytes); };
  return slots;
}

} // namespace

Value iterateBytes(Value self, Shape *shape) {
  auto *it = allocate<BytesIterator>(shape);
  it->bytes = self;
  return valueOf(it);
}

constinit const TypeDefinition definitions::BytesIterator = {
    .slots = makeIteratorSlots(), .methods = iteratorMethods, .instanceSize = sizeof(rt::BytesIterator)};
constinit const TypeDefinition definitions::ByteArrayIterator = {
    .slots = makeIteratorSlots(), .methods = iteratorMethods, .instanceSize = sizeof(rt::BytesIterator)};

// --- The type ----------------------------------------------------------------------------------------------------------------

namespace {

Value createBytes(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  Value source;
  Bytes *bytes;
  if (!encodeArgument("bytes", args, nargs, keywordNames, &source, &bytes))
    return kError;
  if (!bytes)
    bytes = source == kUnset ? newBytes(0) : bytesFrom(source);
  if (!bytes || cls == &types::Bytes)
    return bytes ? valueOf(bytes) : kError;
  RawArray *data = allocateRaw(uint64_t(bytes->length) + 1);
  memcpy(data->data(), bytes->data, size_t(bytes->length));
  auto *result = static_cast<Bytes *>(allocateInstance(cls));
  result->length = bytes->length;
  result->data = data->data();
  return valueOf(result);
}

int64_t hashOfBytes(Value self) {
  Bytes *b = as<Bytes>(self);
  if (!b->hash)
    b->hash = uint64_t(hashBytes(b->data, size_t(b->length)));
  return int64_t(b->hash);
}

void traceBytes(Object *self, Tracer &tracer) {
  if (self->shape != &shapes::Bytes && static_cast<Bytes *>(self)->data)
    tracer.visit(reinterpret_cast<const RawArray *>(static_cast<Bytes *>(self)->data) - 1);
}

Value getNewArguments(Value self, Value *, size_t, Tuple *) {
  return valueOf(makeTuple({wrap(self, viewOf(self).data, viewOf(self).length)}));
}
Value bytesMethod(Value self, Value *, size_t, Tuple *) {
  return isExact<Bytes>(self) ? self : valueOf(makeBytes(viewOf(self).data, viewOf(self).length));
}
Value sizeOf(Value self, Value *, size_t, Tuple *) { return smallInt(33 + as<Bytes>(self)->length); }

constexpr NativeMethod methods[] = {
    {"__getnewargs__", getNewArguments},
    {"__bytes__", bytesMethod},
    {"__sizeof__", sizeOf},
#define BYTES_METHOD(name, arity, min, max, binding)                                                                   \
  {#name, bytesMethods::name, Arity::arity, min, max, NativeMethod::binding},
#include "Strings/BytesMethods.def"
    {nullptr, nullptr},
};

} // namespace

constinit const TypeDefinition definitions::Bytes = {
    .slots = {.repr =
                  [](Value self) {
                    StrBuilder out;
                    appendBytesRepr(out, viewOf(self));
                    return valueOf(out.finish());
                  },
              .hash = hashOfBytes,
              .compare = compareBytes,
              .iter = [](Value self) { return iterateBytes(self, &shapes::BytesIterator); },
              .create = createBytes,
              .remainder = [](Value left, Value right) -> Value {
                if (!isKind<pyaot::Bytes>(left))
                  return kNotImplemented;
                pyaot::Bytes *result = percentFormatBytes(viewOf(left), right);
                return result ? valueOf(result) : kError;
              },
              .length = [](Value self) { return as<pyaot::Bytes>(self)->length; },
              .getItem = [](Value self, Value key) { return getByte(self, key, "byte", "index out of range"); },
              .contains = containsByte,
              .concat = concatBytes,
              .repeat = repeatBytes,
              .getBuffer =
                  [](Value self, Buffer *out) {
                    auto *bytes = as<pyaot::Bytes>(self);
                    out->data = dataOf(bytes);
                    out->length = bytes->length;
                    return true;
                  },
              .trace = traceBytes},
    .methods = methods,
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> "
           "immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized "
           "with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable "
           "yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object "
           "implementing the buffer API.\n  - an integer",
    .instanceSize = sizeof(pyaot::Bytes),
};

} // namespace pyaot::rt
