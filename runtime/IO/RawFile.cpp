//===- RawFile.cpp - file descriptors: the type FileIO, and what all layers share ------===//
#include "Containers/Containers.h"
#include "IO/Files.h"
#include "Numbers/Int.h"
#include "OS/Blocking.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pyaot::rt {

RawFile *rawOf(Value file) {
  switch (objectOf(file)->shape->kind) {
  case Kind::FileIO: return as<RawFile>(file);
  case Kind::TextIOWrapper: return as<TextFile>(file)->buffer->raw;
  default: return as<BufferedFile>(file)->raw;
  }
}

Raised raiseClosed(const char *text) { return raise(types::ValueError, "%s", text); }

static constinit Type *unsupportedOperation = nullptr;

Type *unsupportedOperationType() {
  if (!unsupportedOperation) {
    addRoot(&unsupportedOperation);
    Dict *ns = newDict();
    setStr(ns, names::__module__, valueOf(intern("io")));
    unsupportedOperation = makeType(intern("UnsupportedOperation"),
                                    makeTuple({valueOf(&types::OSError), valueOf(&types::ValueError)}), ns);
  }
  return unsupportedOperation;
}

Raised raiseUnsupportedOperation(const char *text) {
  Type *type = unsupportedOperationType();
  return type ? raise(*type, "%s", text) : Raised{};
}

Bytes *makeBytesObject(const uint8_t *bytes, int64_t count) {
  auto *object = allocate<Bytes>(&shapes::Bytes, sizeof(Bytes) + size_t(count) + 1);
  object->length = count;
  uint8_t *data = reinterpret_cast<uint8_t *>(object + 1);
  object->data = data;
  if (count && bytes)
    memcpy(data, bytes, size_t(count));
  return object;
}

bool bytesOf(Value v, const uint8_t **bytes, int64_t *count) {
  if (!isKind<Bytes>(v)) {
    if (isObject(v) && (objectOf(v)->shape->kind == Kind::ByteArray || objectOf(v)->shape->kind == Kind::MemoryView)) {
      v = call(valueOf(&types::Bytes), {v});
      if (!v)
        return false;
    } else {
      raise(types::TypeError, "a bytes-like object is required, not '%T'", v);
      return false;
    }
  }
  *bytes = as<Bytes>(v)->data;
  *count = as<Bytes>(v)->length;
  return true;
}

// --- System calls ----------------------------------------------------------------------------------------------------

int64_t readRaw(RawFile *raw, uint8_t *out, int64_t bytes) {
  ssize_t n = blocking([&] { return read(raw->fd, out, size_t(bytes)); });
  if (n < 0 && !isRaised())
    raiseErrno(errno);
  return n;
}

/// Bytes written by one call; -1 with errno set, or with an exception that a signal's handler raised.
static int64_t writeOnce(int fd, const uint8_t *bytes, int64_t count) {
  return blocking([&] { return write(fd, bytes, size_t(count)); });
}

bool writeRaw(RawFile *raw, const uint8_t *bytes, int64_t count) {
  while (count > 0) {
    int64_t n = writeOnce(raw->fd, bytes, count);
    if (n < 0) {
      if (!isRaised())
        raiseErrno(errno);
      return false;
    }
    bytes += n;
    count -= n;
  }
  return true;
}

int64_t seekRaw(RawFile *raw, int64_t offset, int whence) {
  off_t result = lseek(raw->fd, offset, whence);
  if (result < 0)
    return raiseErrno(errno), -1;
  return result;
}

bool isSeekable(RawFile *raw) {
  if (raw->seekable < 0)
    raw->seekable = lseek(raw->fd, 0, SEEK_CUR) >= 0;
  return raw->seekable;
}

RawFile *makeRaw(int fd, Value name, bool canRead, bool canWrite) {
  auto *raw = allocate<RawFile>(&shapes::FileIO);
  raw->fd = fd;
  raw->name = name;
  raw->canRead = canRead;
  raw->canWrite = canWrite;
  raw->closesDescriptor = true;
  raw->seekable = -1;
  return raw;
}

/// `mode` holds the letters r w x a + (others are skipped).
RawFile *openRaw(Value name, const char *mode, bool closesDescriptor) {
  bool plus = strchr(mode, '+'), reads = strchr(mode, 'r') || plus, writes = !strchr(mode, 'r') || plus;
  int flags = reads && writes ? O_RDWR : reads ? O_RDONLY : O_WRONLY;
  if (strchr(mode, 'w'))
    flags |= O_CREAT | O_TRUNC;
  if (strchr(mode, 'x'))
    flags |= O_CREAT | O_EXCL;
  if (strchr(mode, 'a'))
    flags |= O_CREAT | O_APPEND;
  int fd;
  bool opened = true;
  if (isInt(name)) {
    int32_t number;
    if (!requireInt32(name, &number))
      return nullptr;
    if (number < 0)
      return raise(types::ValueError, "negative file descriptor");
    fd = number;
    opened = false;
  } else {
    Value path = name;
    if (!isStr(path) && !isKind<Bytes>(path)) {
      Value method = lookupSpecial(path, names::__fspath__);
      if (!method)
        return nullptr;
      if (method == kUnset)
        return raise(types::TypeError, "expected str, bytes or os.PathLike object, not %T", name);
      path = call(method, {});
      if (!path)
        return nullptr;
      if (!isStr(path) && !isKind<Bytes>(path))
        return raise(types::TypeError, "expected %T.__fspath__() to return str or bytes, not %T", name, path);
      name = path;
    }
    Object *keep = nullptr;
    std::string_view text;
    if (isStr(path)) {
      text = utf8Of(as<Str>(path), &keep, true);
    } else {
      text = {reinterpret_cast<const char *>(as<Bytes>(path)->data), size_t(as<Bytes>(path)->length)};
    }
    if (text.find('\0') != text.npos)
      return raise(types::ValueError, "embedded null byte");
    do
      fd = open(text.data(), flags | O_CLOEXEC, 0666);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
      return raiseErrno(errno, name);
  }
  struct stat status;
  if (fstat(fd, &status) != 0)
    return raiseErrno(errno, opened ? name : kUnset);
  if (S_ISDIR(status.st_mode)) {
    if (opened)
      close(fd);
    return raiseErrno(EISDIR, name);
  }
  RawFile *raw = makeRaw(fd, name, reads, writes);
  raw->created = strchr(mode, 'x');
  raw->appending = strchr(mode, 'a');
  raw->closesDescriptor = closesDescriptor;
  if (raw->appending)
    lseek(fd, 0, SEEK_END);
  return raw;
}

static Status closeRaw(RawFile *raw) {
  int fd = raw->fd;
  raw->fd = -1;
  if (fd >= 0 && raw->closesDescriptor && close(fd) != 0)
    return raiseErrno(errno);
  return kOk;
}

Status closeFile(Value file) {
  RawFile *raw = rawOf(file);
  if (isClosed(raw))
    return kOk;
  Kind kind = objectOf(file)->shape->kind;
  // The descriptor is closed even if flushing fails.
  Status flushed = kind == Kind::FileIO          ? kOk
                   : kind == Kind::TextIOWrapper ? flushText(as<TextFile>(file))
                                                 : flushBuffered(as<BufferedFile>(file));
  if (flushed == kRaised) {
    Value exception = takePending();
    if (closeRaw(raw) == kRaised)
      clearPending();
    restorePending(exception);
    return kRaised;
  }
  return closeRaw(raw);
}

/// When the collector found the file dead, or the program ends: no errors, no allocation.
void finaliseFile(Object *object) {
  Value file = valueOf(object);
  RawFile *raw = rawOf(file);
  if (isClosed(raw))
    return;
  BufferedFile *buffered = object->shape->kind == Kind::FileIO          ? nullptr
                           : object->shape->kind == Kind::TextIOWrapper ? as<TextFile>(file)->buffer
                                                                        : as<BufferedFile>(file);
  if (buffered && raw->canWrite) {
    auto writeAll = [&](const uint8_t *bytes, int64_t count) {
      for (int64_t n; count > 0 && ((n = write(raw->fd, bytes, size_t(count))) > 0 || errno == EINTR); count -= n > 0 ? n : 0)
        bytes += n > 0 ? n : 0;
    };
    writeAll(buffered->buffer->data(), buffered->unwritten);
    buffered->unwritten = 0;
    if (object->shape->kind == Kind::TextIOWrapper && as<TextFile>(file)->pending) {
      writeAll(as<TextFile>(file)->pending->data(), as<TextFile>(file)->pendingCount);
      as<TextFile>(file)->pendingCount = 0;
    }
  }
  if (raw->closesDescriptor)
    close(raw->fd);
  raw->fd = -1;
}

// --- Methods of all layers ---------------------------------------------------------------------------------------------

bool sizeArgument(Value *args, size_t nargs, int64_t *out) {
  *out = -1;
  if (!nargs || isNone(args[0]))
    return true;
  Value number = isSmallInt(args[0]) ? args[0] : index(args[0]);
  if (!number) {
    if (isPending(types::TypeError)) {
      clearPending();
      raise(types::TypeError, "argument should be integer or None, not '%T'", args[0]);
    }
    return false;
  }
  if (!toInt64(number, out))
    *out = INT64_MAX;
  if (*out < 0)
    *out = -1;
  return true;
}

Value fileClose(Value self, Value *, size_t, Tuple *) { return closeFile(self) == kRaised ? kError : kNone; }
Value fileFileno(Value self, Value *, size_t, Tuple *) {
  RawFile *raw = rawOf(self);
  return isClosed(raw) ? Value(raiseClosed("I/O operation on closed file")) : smallInt(raw->fd);
}
Value fileIsatty(Value self, Value *, size_t, Tuple *) {
  RawFile *raw = rawOf(self);
  return isClosed(raw) ? Value(raiseClosed()) : boolValue(isatty(raw->fd));
}
Value fileReadable(Value self, Value *, size_t, Tuple *) {
  RawFile *raw = rawOf(self);
  return isClosed(raw) ? Value(raiseClosed()) : boolValue(raw->canRead);
}
Value fileWritable(Value self, Value *, size_t, Tuple *) {
  RawFile *raw = rawOf(self);
  return isClosed(raw) ? Value(raiseClosed()) : boolValue(raw->canWrite);
}
Value fileSeekable(Value self, Value *, size_t, Tuple *) {
  RawFile *raw = rawOf(self);
  return isClosed(raw) ? Value(raiseClosed()) : boolValue(isSeekable(raw));
}
Value fileEnter(Value self, Value *, size_t, Tuple *) {
  return isClosed(rawOf(self)) ? Value(raiseClosed()) : self;
}
Value fileExit(Value self, Value *, size_t, Tuple *) { return callMethod(self, names::close, {}); }
Value fileSelf(Value self) { return isClosed(rawOf(self)) ? Value(raiseClosed()) : self; }
Value fileIsClosed(Value self) { return boolValue(isClosed(rawOf(self))); }

/// file.readlines(hint=-1): stops once the lines have `hint` characters together.
Value fileReadlines(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t hint, total = 0;
  if (!sizeArgument(args, nargs, &hint))
    return kError;
  List *lines = newList();
  for (;;) {
    Value line = IterNext(self);
    if (!line)
      return kError;
    if (line == kUnset)
      return valueOf(lines);
    append(lines, line);
    if (hint > 0 && (total += length(line)) > hint)
      return valueOf(lines);
  }
}

Value fileWritelines(Value self, Value *args, size_t, Tuple *) {
  if (isClosed(rawOf(self)))
    return raiseClosed();
  Iterate lines(args[0]);
  Value line;
  while (lines.next(&line))
    if (!callMethod(self, names::write, {line}))
      return kError;
  return lines.failed() ? kError : kNone;
}

// --- FileIO ----------------------------------------------------------------------------------------------------------

static void trace(Object *self, Tracer &tracer) { tracer.visit(static_cast<RawFile *>(self)->name); }

static const char *modeName(RawFile *raw) {
  if (raw->created)
    return raw->canRead ? "xb+" : "xb";
  if (raw->appending)
    return raw->canRead ? "ab+" : "ab";
  return raw->canRead && raw->canWrite ? "rb+" : raw->canRead ? "rb" : "wb";
}
static Value getMode(Value self) { return valueOf(intern(modeName(as<RawFile>(self)))); }
static Value getName(Value self) { return as<RawFile>(self)->name; }
static Value getCloses(Value self) { return boolValue(as<RawFile>(self)->closesDescriptor); }

static Value reprOf(Value self) {
  RawFile *raw = as<RawFile>(self);
  if (isClosed(raw))
    return formatText("<_io.FileIO [closed]>");
  return formatText("<_io.FileIO name=%R mode='%s' closefd=%s>", raw->name, modeName(raw),
                    raw->closesDescriptor ? "True" : "False");
}

static Value readMethod(Value self, Value *args, size_t nargs, Tuple *) {
  RawFile *raw = as<RawFile>(self);
  int64_t size;
  if (isClosed(raw))
    return raiseClosed("I/O operation on closed file");
  if (!raw->canRead)
    return raiseUnsupportedOperation("File not open for reading");
  if (!sizeArgument(args, nargs, &size))
    return kError;
  if (size < 0) {
    BufferedFile *buffered = makeBuffered(raw);
    return buffered ? readBytes(buffered, -1) : kError;
  }
  Bytes *bytes = makeBytesObject(nullptr, size);
  int64_t n = readRaw(raw, const_cast<uint8_t *>(bytes->data), size);
  if (n < 0)
    return kError;
  return n == size ? valueOf(bytes) : valueOf(makeBytesObject(bytes->data, n));
}
static Value writeMethod(Value self, Value *args, size_t, Tuple *) {
  RawFile *raw = as<RawFile>(self);
  const uint8_t *bytes;
  int64_t count;
  if (isClosed(raw))
    return raiseClosed("I/O operation on closed file");
  if (!raw->canWrite)
    return raiseUnsupportedOperation("File not open for writing");
  if (!bytesOf(args[0], &bytes, &count))
    return kError;
  int64_t n = writeOnce(raw->fd, bytes, count);
  return n >= 0 ? intValue(n) : isRaised() ? kError : Value(raiseErrno(errno));
}
static Value seekMethod(Value self, Value *args, size_t nargs, Tuple *) {
  int64_t offset, whence = 0;
  if (isClosed(as<RawFile>(self)))
    return raiseClosed("I/O operation on closed file");
  if (!requireInt64(args[0], &offset) || (nargs > 1 && !requireInt64(args[1], &whence)))
    return kError;
  int64_t at = seekRaw(as<RawFile>(self), offset, int(whence));
  return at < 0 ? kError : intValue(at);
}
static Value tellMethod(Value self, Value *, size_t, Tuple *) {
  if (isClosed(as<RawFile>(self)))
    return raiseClosed("I/O operation on closed file");
  int64_t at = seekRaw(as<RawFile>(self), 0, SEEK_CUR);
  return at < 0 ? kError : intValue(at);
}
static Value flushMethod(Value self, Value *, size_t, Tuple *) {
  return isClosed(as<RawFile>(self)) ? Value(raiseClosed()) : kNone;
}

static constinit const NativeMethod methods[] = {PYAOT_FILE_METHODS,
                                                 {"read", readMethod, Arity::Range, 0, 1},
                                                 {"readall", readMethod},
                                                 {"write", writeMethod, Arity::One},
                                                 {"seek", seekMethod, Arity::Range, 1, 2},
                                                 {"tell", tellMethod},
                                                 {"flush", flushMethod},
                                                 {}};
static constinit const NativeGetSet getSets[] = {
    {"closed", fileIsClosed}, {"name", getName}, {"mode", getMode}, {"closefd", getCloses}, {}};

constinit const TypeDefinition definitions::FileIO = {
    .slots = {.repr = reprOf, .trace = trace, .finalise = finaliseFile},
    .methods = methods,
    .getSets = getSets,
    .doc = "Open a file.",
    .instanceSize = sizeof(RawFile),
};

} // namespace pyaot::rt
