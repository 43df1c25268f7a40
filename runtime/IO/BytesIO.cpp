//===- BytesIO.cpp - io.BytesIO -----------------------------------------------------------------===//
//
// Python reference: library, "io.BytesIO".
//
//===----------------------------------------------------------------------===//
#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "IO/BytesIO.h"
#include "IO/Files.h"
#include "Numbers/Int.h"
#include "Strings/Bytes.h"

#include <algorithm>
#include <cstring>

namespace pyaot::rt {

namespace {

struct BytesIO : Object {
  RawArray *buffer; ///< Null: empty.
  int64_t length, position, exports;
  bool isClosed;
};
BytesIO *io(Value v) { return as<BytesIO>(v); }

bool checkOpen(Value self) {
  if (io(self)->isClosed)
    raiseClosed();
  return !io(self)->isClosed;
}
bool checkExports(Value self) {
  if (io(self)->exports)
    raise(types::BufferError, "Existing exports of data: object cannot be re-sized");
  return !io(self)->exports;
}
const uint8_t *dataOf(BytesIO *b) { return b->buffer ? b->buffer->data() : reinterpret_cast<const uint8_t *>(""); }

void reserve(BytesIO *b, int64_t bytes) {
  if (b->buffer && int64_t(b->buffer->capacity) >= bytes)
    return;
  RawArray *larger = allocateRaw(uint64_t(std::max(bytes + bytes / 8 + 64, int64_t(64))));
  if (b->length)
    memcpy(larger->data(), b->buffer->data(), size_t(b->length));
  store(b, &b->buffer, larger);
}

bool writeBytes(BytesIO *b, const uint8_t *data, int64_t count) {
  if (lacksMemory(b->position + count))
    return false;
  RawArray *source = b->buffer; // the data may lie in it
  reserve(b, b->position + count);
  if (b->position > b->length)
    memset(b->buffer->data() + b->length, 0, size_t(b->position - b->length));
  memmove(b->buffer->data() + b->position, data, size_t(count));
  b->position += count;
  b->length = std::max(b->length, b->position);
  asm volatile("" : : "r"(source));
  return true;
}

Value take(BytesIO *b, int64_t count) {
  int64_t left = std::max(b->length - b->position, int64_t(0));
  if (count < 0 || count > left)
    count = left;
  Value bytes = valueOf(makeBytes(dataOf(b) + b->position, count));
  b->position += count;
  return bytes;
}
int64_t lineLength(BytesIO *b) {
  if (b->position >= b->length)
    return 0;
  const uint8_t *from = dataOf(b) + b->position;
  const void *end = memchr(from, '\n', size_t(b->length - b->position));
  return end ? static_cast<const uint8_t *>(end) - from + 1 : b->length - b->position;
}

Value read(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size;
  return checkOpen(self) && sizeArgument(args, nargs, &size) ? take(io(self), size) : kError;
}
Value readline(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size;
  if (!checkOpen(self) || !sizeArgument(args, nargs, &size))
    return kError;
  int64_t line = lineLength(io(self));
  return take(io(self), size >= 0 ? std::min(size, line) : line);
}
Value readlines(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t hint, total = 0;
  if (!checkOpen(self) || !sizeArgument(args, nargs, &hint))
    return kError;
  List *lines = newList();
  while (int64_t n = lineLength(io(self))) {
    append(lines, take(io(self), n));
    if (hint > 0 && (total += n) >= hint)
      break;
  }
  return valueOf(lines);
}
Value readInto(Value self, Value *args, size_t, Tuple *) {
  if (!checkOpen(self))
    return kError;
  int64_t size = length(args[0]);
  if (size < 0)
    return kError;
  int64_t before = io(self)->position;
  Value data = take(io(self), size);
  int64_t n = as<Bytes>(data)->length;
  if (SetSlice(args[0], smallInt(0), smallInt(n), data) == kRaised) {
    io(self)->position = before;
    return kError;
  }
  return intValue(n);
}
Value write(Value self, Value *args, size_t, Tuple *) {
  BytesView data;
  if (!checkOpen(self) || !checkExports(self))
    return kError;
  if (isStr(args[0]))
    return raise(types::TypeError, "a bytes-like object is required, not '%T'", args[0]);
  if (!requireBytes(args[0], &data))
    return kError;
  if (data.length && !writeBytes(io(self), data.data, data.length))
    return kError;
  return intValue(data.length);
}
Value writelines(Value self, Value *args, size_t, Tuple *) {
  if (!checkOpen(self))
    return kError;
  Iterate it(args[0]);
  Value line;
  while (it.next(&line))
    if (!write(self, &line, 1, nullptr))
      return kError;
  return it.failed() ? kError : kNone;
}
Value seek(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t offset;
  int32_t whence = 0;
  if (!checkOpen(self) || !toIndex(args[0], &offset) || (nargs > 1 && !requireInt32(args[1], &whence)))
    return kError;
  if (offset < 0 && whence == 0)
    return raise(types::ValueError, "negative seek value %l", offset);
  if (whence < 0 || whence > 2)
    return raise(types::ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence);
  int64_t base = whence == 1 ? io(self)->position : whence == 2 ? io(self)->length : 0;
  if (offset > INT64_MAX - base)
    return raise(types::OverflowError, "new position too large");
  io(self)->position = std::max(base + offset, int64_t(0));
  return intValue(io(self)->position);
}
Value tell(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? intValue(io(self)->position) : kError; }
Value truncate(Value self, Value *args, size_t nargs, Tuple *) {
  if (!checkOpen(self) || !checkExports(self))
    return kError;
  int64_t size = io(self)->position;
  if (nargs && !isNone(args[0]) && !toIndex(args[0], &size))
    return kError;
  if (size < 0)
    return raise(types::ValueError, "negative size value %l", size);
  io(self)->length = std::min(io(self)->length, size);
  return intValue(size);
}
Value getvalue(Value self, Value *, size_t, Tuple *) {
  return checkOpen(self) ? valueOf(makeBytes(dataOf(io(self)), io(self)->length)) : kError;
}
Value yes(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? kTrue : kError; }
Value no(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? kFalse : kError; }
Value none(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? kNone : kError; }
Value close(Value self, Value *, size_t, Tuple *) {
  if (!io(self)->isClosed && !checkExports(self))
    return kError;
  io(self)->isClosed = true;
  io(self)->buffer = nullptr;
  io(self)->length = 0;
  return kNone;
}
Value getState(Value self, Value *, size_t, Tuple *) {
  Value data = getvalue(self, nullptr, 0, nullptr);
  return data ? valueOf(makeTuple({data, intValue(io(self)->position), kNone})) : kError;
}
Value setState(Value self, Value *args, size_t, Tuple *) {
  if (!isKind<Tuple>(args[0]) || as<Tuple>(args[0])->length < 3)
    return raise(types::TypeError, "%T.__setstate__ argument should be 3-tuple, got %T", self, args[0]);
  Value *items = as<Tuple>(args[0])->items();
  BytesView data;
  int64_t position;
  if (!requireBytes(items[0], &data) || !toIndex(items[1], &position))
    return kError;
  if (position < 0)
    return raise(types::ValueError, "position value cannot be negative");
  io(self)->position = io(self)->length = 0;
  if (data.length && !writeBytes(io(self), data.data, data.length))
    return kError;
  io(self)->position = position;
  return kNone;
}

Value enter(Value self, Value *, size_t, Tuple *) { return checkOpen(self) ? self : kError; }
Value exit(Value self, Value *, size_t, Tuple *) { return callMethod(self, names::close, {}); }
Value iter(Value self) { return checkOpen(self) ? self : kError; }
Value next(Value self) {
  if (!checkOpen(self))
    return kError;
  int64_t n = lineLength(io(self));
  return n ? take(io(self), n) : kUnset;
}
Value getClosed(Value self) { return boolValue(io(self)->isClosed); }

Value create(Type *cls, Value *, size_t, Tuple *) { return valueOf(allocateInstance(cls)); }
Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"initial_bytes", nullptr};
  Value v[1];
  if (!bindNative("BytesIO", parameters, 0, 1, 0, args, nargs, keywordNames, v) || !checkExports(self))
    return kRaised;
  BytesIO *b = io(self);
  b->position = b->length = 0;
  b->isClosed = false;
  if (v[0] == kUnset || isNone(v[0]))
    return kOk;
  BytesView data;
  if (!requireBytes(v[0], &data))
    return kRaised;
  if (data.length && !writeBytes(b, data.data, data.length))
    return kRaised;
  b->position = 0;
  return kOk;
}
void trace(Object *o, Tracer &tracer) { tracer.visit(static_cast<BytesIO *>(o)->buffer); }

constinit const NativeMethod methods[] = {{"read", read, Arity::Range, 0, 1},
                                          {"read1", read, Arity::Range, 0, 1},
                                          {"readline", readline, Arity::Range, 0, 1},
                                          {"readlines", readlines, Arity::Range, 0, 1},
                                          {"readinto", readInto, Arity::One},
                                          {"write", write, Arity::One},
                                          {"writelines", writelines, Arity::One},
                                          {"seek", seek, Arity::Range, 1, 2},
                                          {"tell", tell},
                                          {"truncate", truncate, Arity::Range, 0, 1},
                                          {"getvalue", getvalue},
                                          {"readable", yes},
                                          {"writable", yes},
                                          {"seekable", yes},
                                          {"isatty", no},
                                          {"flush", none},
                                          {"close", close},
                                          {"__enter__", enter},
                                          {"__exit__", exit, Arity::Range, 0, -1},
                                          {"__getstate__", getState},
                                          {"__setstate__", setState, Arity::One},
                                          {}};
constinit const NativeGetSet getSets[] = {{"closed", getClosed}, {}};
constinit const TypeDefinition definition = {
    .slots = {.iter = iter, .next = next, .create = create, .initialise = initialise, .trace = trace},
    .methods = methods,
    .getSets = getSets,
    .doc = "Buffered I/O implementation using an in-memory bytes buffer.",
    .instanceSize = sizeof(BytesIO)};

} // namespace

constinit NativeType bytesIOType = {
    .module = "_io", .name = "BytesIO", .definition = &definition, .flags = Type::Subclassable | Type::HasDict, .builtinBase = &types::BufferedIOBase};

} // namespace pyaot::rt
