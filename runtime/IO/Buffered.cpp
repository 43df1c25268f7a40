//===- Buffered.cpp - binary files: BufferedReader, BufferedWriter, BufferedRandom -------===//
#include "Containers/Containers.h"
#include "IO/Files.h"
#include "Numbers/Int.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace pyaot::rt {

BufferedFile *makeBuffered(RawFile *raw) {
  Type *type = !raw->canWrite  ? &types::BufferedReader
               : !raw->canRead ? &types::BufferedWriter
                               : &types::BufferedRandom;
  RawArray *buffer = allocateRaw(kBufferBytes);
  auto *file = static_cast<BufferedFile *>(allocateInstance(type));
  file->raw = raw;
  file->buffer = buffer;
  return file;
}

Status flushBuffered(BufferedFile *file) {
  if (file->unwritten) {
    int64_t count = file->unwritten;
    file->unwritten = 0;
    if (!writeRaw(file->raw, file->buffer->data(), count))
      return kRaised;
  }
  return kOk;
}

/// Unread bytes are given back to the descriptor, so that it stands where the program thinks.
static Status dropUnread(BufferedFile *file) {
  int64_t unread = file->count - file->position;
  file->position = file->count = 0;
  if (unread && isSeekable(file->raw) && seekRaw(file->raw, -unread, SEEK_CUR) < 0)
    return kRaised;
  return kOk;
}

Status writeBuffered(BufferedFile *file, const uint8_t *bytes, int64_t count) {
  if (file->position < file->count && dropUnread(file) == kRaised)
    return kRaised;
  file->position = file->count = 0;
  if (count > kBufferBytes - file->unwritten) {
    if (flushBuffered(file) == kRaised)
      return kRaised;
    if (count >= kBufferBytes)
      return writeRaw(file->raw, bytes, count) ? kOk : kRaised;
  }
  memcpy(file->buffer->data() + file->unwritten, bytes, size_t(count));
  file->unwritten += count;
  return kOk;
}

int64_t readSome(BufferedFile *file, uint8_t *out, int64_t bytes) {
  if (flushBuffered(file) == kRaised)
    return -1;
  if (file->position == file->count) {
    if (bytes >= kBufferBytes)
      return readRaw(file->raw, out, bytes);
    int64_t n = readRaw(file->raw, file->buffer->data(), kBufferBytes);
    if (n < 0)
      return -1;
    file->position = 0;
    file->count = n;
  }
  int64_t n = std::min(bytes, file->count - file->position);
  memcpy(out, file->buffer->data() + file->position, size_t(n));
  file->position += n;
  return n;
}

Value readBytes(BufferedFile *file, int64_t limit) {
  if (flushBuffered(file) == kRaised)
    return kError;
  // The size of a regular file says how much will come; one byte more finds the end.
  int64_t capacity = limit;
  if (limit < 0 || limit > (1 << 20)) {
    struct stat status;
    int64_t at;
    capacity = 64 << 10;
    if (file->raw->delegate == kUnset && fstat(file->raw->fd, &status) == 0 && S_ISREG(status.st_mode) &&
        (at = lseek(file->raw->fd, 0, SEEK_CUR)) >= 0 && status.st_size >= at)
      capacity = status.st_size - at + (file->count - file->position) + 1;
    if (limit >= 0 && capacity > limit)
      capacity = limit;
  }
  Bytes *bytes = makeBytesObject(nullptr, capacity);
  int64_t count = 0;
  for (;;) {
    if (count == capacity) {
      if (limit >= 0 && count == limit)
        return valueOf(bytes);
      capacity = capacity * 2;
      if (limit >= 0 && capacity > limit)
        capacity = limit;
      Bytes *longer = makeBytesObject(nullptr, capacity);
      memcpy(const_cast<uint8_t *>(longer->data), bytes->data, size_t(count));
      bytes = longer;
    }
    int64_t n = readSome(file, const_cast<uint8_t *>(bytes->data) + count, capacity - count);
    if (n < 0)
      return kError;
    if (n == 0)
      break;
    count += n;
  }
  // Most of the time only the spare byte is too much: the object is just told its length.
  if (capacity - count <= 32) {
    bytes->length = count;
    return valueOf(bytes);
  }
  return valueOf(makeBytesObject(bytes->data, count));
}

int64_t tellBuffered(BufferedFile *file) {
  int64_t at = seekRaw(file->raw, 0, SEEK_CUR);
  return at < 0 ? at : at - (file->count - file->position) + file->unwritten;
}

int64_t seekBuffered(BufferedFile *file, int64_t offset, int whence) {
  if (flushBuffered(file) == kRaised || dropUnread(file) == kRaised)
    return -1;
  return seekRaw(file->raw, offset, whence);
}

// --- The types ---------------------------------------------------------------------------------------------------------

static BufferedFile *fileOf(Value self) { return as<BufferedFile>(self); }

/// False: raised because the file is closed or cannot be read.
static bool checkRead(BufferedFile *file, const char *closedText) {
  if (isClosed(file->raw))
    raiseClosed(closedText);
  else if (!file->raw->canRead)
    raiseUnsupportedOperation("read");
  else
    return true;
  return false;
}

static Value read(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size;
  if (!checkRead(fileOf(self), "read of closed file"))
    return kError;
  if (nargs && isInt(args[0]) && requireInt64(args[0], &size) && size < -1)
    return raise(types::ValueError, "read length must be non-negative or -1");
  if (!sizeArgument(args, nargs, &size))
    return kError;
  return readBytes(fileOf(self), size);
}

static Value read1(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size;
  if (!checkRead(fileOf(self), "read of closed file") || !sizeArgument(args, nargs, &size))
    return kError;
  if (size < 0)
    size = kBufferBytes;
  Bytes *bytes = makeBytesObject(nullptr, size);
  int64_t n = readSome(fileOf(self), const_cast<uint8_t *>(bytes->data), size);
  return n < 0 ? kError : valueOf(makeBytesObject(bytes->data, n));
}

static Value peek(Value self, Value *, size_t, Tuple *) {
  BufferedFile *file = fileOf(self);
  if (!checkRead(file, "peek of closed file"))
    return kError;
  if (file->position == file->count) {
    uint8_t none;
    if (readSome(file, &none, 0) < 0)
      return kError;
  }
  return valueOf(makeBytesObject(file->buffer->data() + file->position, file->count - file->position));
}

static Value readInto(Value self, Value *args, size_t, Tuple *) {
  if (!checkRead(fileOf(self), "readinto of closed file"))
    return kError;
  int64_t size = length(args[0]);
  if (size < 0)
    return kError;
  Value bytes = readBytes(fileOf(self), size);
  if (!bytes || SetSlice(args[0], smallInt(0), smallInt(as<Bytes>(bytes)->length), bytes) == kRaised)
    return kError;
  return intValue(as<Bytes>(bytes)->length);
}

/// Up to and with the next \n, at most `limit` bytes (-1: any number); empty at the end.
static Value readLineBytes(BufferedFile *file, int64_t limit) {
  if (flushBuffered(file) == kRaised)
    return kError;
  RawArray *parts = nullptr;
  int64_t count = 0;
  for (;;) {
    if (file->position == file->count) {
      uint8_t none;
      if (readSome(file, &none, 0) < 0)
        return kError;
      if (file->position == file->count)
        break;
    }
    const uint8_t *from = file->buffer->data() + file->position;
    int64_t have = file->count - file->position;
    if (limit >= 0)
      have = std::min(have, limit - count);
    const uint8_t *end = static_cast<const uint8_t *>(memchr(from, '\n', size_t(have)));
    int64_t n = end ? end - from + 1 : have;
    file->position += n;
    if (!parts && (end || count + n == limit))
      return valueOf(makeBytesObject(from, n));
    if (!parts || count + n > int64_t(parts->capacity)) {
      RawArray *longer = allocateRaw(uint64_t(std::max((count + n) * 2, kBufferBytes * 2)));
      if (count)
        memcpy(longer->data(), parts->data(), size_t(count));
      parts = longer;
    }
    memcpy(parts->data() + count, from, size_t(n));
    count += n;
    if (end || count == limit)
      break;
  }
  return valueOf(makeBytesObject(parts ? parts->data() : nullptr, count));
}

static Value readLineMethod(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t size;
  if (!checkRead(fileOf(self), "readline of closed file") || !sizeArgument(args, nargs, &size))
    return kError;
  return readLineBytes(fileOf(self), size);
}

static Value next(Value self) {
  if (!checkRead(fileOf(self), "readline of closed file"))
    return kError;
  Value line = readLineBytes(fileOf(self), -1);
  return line && !as<Bytes>(line)->length ? kUnset : line;
}

static Value write(Value self, Value *args, size_t, Tuple *) {
  BufferedFile *file = fileOf(self);
  const uint8_t *bytes;
  int64_t count;
  if (isClosed(file->raw))
    return raiseClosed("write to closed file");
  if (!file->raw->canWrite)
    return raiseUnsupportedOperation("write");
  if (!bytesOf(args[0], &bytes, &count) || writeBuffered(file, bytes, count) == kRaised)
    return kError;
  return intValue(count);
}

static Value flush(Value self, Value *, size_t, Tuple *) {
  if (isClosed(fileOf(self)->raw))
    return raiseClosed("flush of closed file");
  return flushBuffered(fileOf(self)) == kRaised ? kError : kNone;
}

static Value seek(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t offset, whence = 0;
  if (isClosed(fileOf(self)->raw))
    return raiseClosed("seek of closed file");
  if (nargs > 1 && !requireInt64(args[1], &whence))
    return kError;
  if (whence < 0 || whence > 2)
    return raise(types::ValueError, "whence value %l unsupported", whence);
  if (!isSeekable(fileOf(self)->raw))
    return raiseUnsupportedOperation("File or stream is not seekable.");
  if (!requireInt64(args[0], &offset))
    return kError;
  int64_t at = seekBuffered(fileOf(self), offset, int(whence));
  return at < 0 ? kError : intValue(at);
}

static Value tell(Value self, Value *, size_t, Tuple *) {
  if (isClosed(fileOf(self)->raw))
    return raiseClosed("I/O operation on closed file");
  int64_t at = tellBuffered(fileOf(self));
  return at < 0 ? kError : intValue(at);
}

static Value truncate(Value self, Value *args, size_t nargs, Tuple *) {
  BufferedFile *file = fileOf(self);
  int64_t size;
  if (isClosed(file->raw))
    return raiseClosed("truncate of closed file");
  if (!file->raw->canWrite)
    return raiseUnsupportedOperation("truncate");
  if (flushBuffered(file) == kRaised)
    return kError;
  if (nargs && !isNone(args[0])) {
    if (!requireInt64(args[0], &size))
      return kError;
  } else if ((size = tellBuffered(file)) < 0) {
    return kError;
  }
  return truncateRaw(file->raw, size) ? intValue(size) : kError;
}

static void trace(Object *self, Tracer &tracer) {
  auto *file = static_cast<BufferedFile *>(self);
  tracer.visit(file->raw);
  tracer.visit(file->buffer);
}

static Value getRaw(Value self) { return shownRaw(fileOf(self)->raw); }
static Value getName(Value self) { return getAttr(shownRaw(fileOf(self)->raw), intern("name")); }
static Value getMode(Value self) { return getAttr(shownRaw(fileOf(self)->raw), names::mode); }
static Value reprOf(Value self) {
  Value name = getAttrOptional(shownRaw(fileOf(self)->raw), intern("name"));
  if (!name)
    clearPending();
  if (!name || name == kUnset)
    return formatText("<_io.%U>", typeOf(self)->name);
  return formatText("<_io.%U name=%R>", typeOf(self)->name, name);
}

/// Without __init__ it is as if closed.
static Value create(Type *cls, Value *, size_t, Tuple *) {
  RawFile *raw = makeRaw(-1, kUnset, false, false);
  RawArray *buffer = allocateRaw(kBufferBytes);
  auto *file = static_cast<BufferedFile *>(allocateInstance(cls));
  file->raw = raw;
  file->buffer = buffer;
  return valueOf(file);
}

/// raw.readable() or the like: 1 = yes, 0 = UnsupportedOperation raised.
static bool checkCan(Value raw, const char *question, const char *text) {
  Value answer = callMethod(raw, intern(question), {});
  Status can = answer ? truth(answer) : kRaised;
  if (can == 0)
    raiseUnsupportedOperation(text);
  return can > 0;
}

/// BufferedReader(raw, buffer_size): the size is checked, ours stays as it is.
static Status initialiseOver(Value self, const char *name, bool reads, bool writes, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"raw", "buffer_size", nullptr};
  Value v[2];
  int64_t size = kBufferBytes;
  if (!bindNative(name, parameters, 0, 2, 1, args, nargs, keywordNames, v) || (v[1] != kUnset && !toIndex(v[1], &size)))
    return kRaised;
  if (writes && reads && !checkCan(v[0], "seekable", "File or stream is not seekable."))
    return kRaised;
  if (reads && !checkCan(v[0], "readable", "File or stream is not readable."))
    return kRaised;
  if (writes && !checkCan(v[0], "writable", "File or stream is not writable."))
    return kRaised;
  if (size <= 0)
    return raise(types::ValueError, "buffer size must be strictly positive");
  BufferedFile *file = fileOf(self);
  RawFile *raw = isExact<RawFile>(v[0]) ? as<RawFile>(v[0]) : makeDelegate(v[0], false, reads, writes);
  store(file, &file->raw, raw);
  file->position = file->count = file->unwritten = 0;
  registerFinaliser(file);
  return kOk;
}
static Status initialiseReader(Value self, Value *args, size_t nargs, Tuple *k) {
  return initialiseOver(self, "BufferedReader", true, false, args, nargs, k);
}
static Status initialiseWriter(Value self, Value *args, size_t nargs, Tuple *k) {
  return initialiseOver(self, "BufferedWriter", false, true, args, nargs, k);
}
static Status initialiseRandom(Value self, Value *args, size_t nargs, Tuple *k) {
  return initialiseOver(self, "BufferedRandom", true, true, args, nargs, k);
}

/// The layer below, flushed; this one is as if closed then.
static Value detach(Value self, Value *, size_t, Tuple *) {
  BufferedFile *file = fileOf(self);
  if (file->raw->fd < 0)
    return raise(types::ValueError, "raw stream has been detached");
  if (!callMethod(self, names::flush, {}))
    return kError;
  Value raw = shownRaw(file->raw);
  store(file, &file->raw, makeRaw(-1, kUnset, false, false));
  return raw;
}
static Value readInto1(Value self, Value *args, size_t, Tuple *) {
  if (!checkRead(fileOf(self), "readinto of closed file"))
    return kError;
  int64_t size = length(args[0]);
  if (size < 0)
    return kError;
  Bytes *bytes = makeBytesObject(nullptr, size);
  int64_t n = readSome(fileOf(self), const_cast<uint8_t *>(bytes->data), size);
  if (n < 0)
    return kError;
  Value data = valueOf(makeBytesObject(bytes->data, n));
  return SetSlice(args[0], smallInt(0), smallInt(n), data) == kRaised ? kError : intValue(n);
}

static constinit const NativeMethod methods[] = {PYAOT_FILE_METHODS,
                                                 {"read", read, Arity::Range, 0, 1},
                                                 {"read1", read1, Arity::Range, 0, 1},
                                                 {"peek", peek, Arity::Range, 0, 1},
                                                 {"readinto", readInto, Arity::One},
                                                 {"readline", readLineMethod, Arity::Range, 0, 1},
                                                 {"write", write, Arity::One},
                                                 {"readinto1", readInto1, Arity::One},
                                                 {"detach", detach},
                                                 {"flush", flush},
                                                 {"seek", seek, Arity::Range, 1, 2},
                                                 {"tell", tell},
                                                 {"truncate", truncate, Arity::Range, 0, 1},
                                                 {}};
static constinit const NativeGetSet getSets[] = {
    {"closed", fileIsClosed}, {"name", getName}, {"mode", getMode}, {"raw", getRaw}, {}};

#define BUFFERED(Id, Initialise, Doc)                                                                                              \
  constinit const TypeDefinition definitions::Id = {                                                                   \
      .slots = {.repr = reprOf,                                                                                        \
                .iter = fileSelf,                                                                                      \
                .next = next,                                                                                          \
                .create = create,                                                                                      \
                .initialise = Initialise,                                                                              \
                .trace = trace,                                                                                        \
                .finalise = finaliseFile},                                                                             \
      .methods = methods,                                                                                              \
      .getSets = getSets,                                                                                              \
      .doc = Doc,                                                                                                      \
      .instanceSize = sizeof(BufferedFile),                                                                            \
  };
BUFFERED(BufferedReader, initialiseReader, "Create a new buffered reader using the given readable raw IO object.")
BUFFERED(BufferedWriter, initialiseWriter, "A buffer for a writeable sequential RawIO object.")
BUFFERED(BufferedRandom, initialiseRandom, "A buffered interface to random access streams.")
#undef BUFFERED

} // namespace pyaot::rt
