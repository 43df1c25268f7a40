//===- RawFile.cpp - file descriptors: the type FileIO, and what all layers share ------===//
#include "Containers/Containers.h"
#include "IO/Files.h"
#include "Numbers/Int.h"
#include "Strings/Bytes.h"
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

// --- Objects of the program in the place of a descriptor -----------------------------------------------------------------

bool isDelegateClosed(RawFile *raw) {
  Value closed = getAttrOptional(raw->delegate, intern("closed"));
  Status is = closed && closed != kUnset ? truth(closed) : closed ? 0 : kRaised;
  if (is == kRaised)
    clearPending();
  return is > 0;
}

RawFile *makeDelegate(Value object, bool readsBuffers, bool canRead, bool canWrite) {
  RawFile *raw = makeRaw(INT32_MAX, kUnset, canRead, canWrite);
  raw->delegate = object;
  raw->readsBuffers = readsBuffers;
  return raw;
}

static int64_t readDelegate(RawFile *raw, uint8_t *out, int64_t bytes) {
  if (raw->readsBuffers) {
    Value method = getAttrOptional(raw->delegate, intern("read1"));
    if (method == kUnset)
      method = getAttr(raw->delegate, intern("read"));
    Value data = method ? call(method, {intValue(bytes)}) : kError;
    if (!data)
      return -1;
    const uint8_t *from;
    int64_t count;
    if (!isObject(data) || !bytesOf(data, &from, &count)) {
      clearPending();
      raise(types::TypeError, "underlying read1() should have returned a bytes-like object, not '%.200T'", data);
      return -1;
    }
    if (count > bytes)
      count = bytes;
    memcpy(out, from, size_t(count));
    return count;
  }
  ByteArray *buffer = makeByteArray(nullptr, bytes);
  Value result = callMethod(raw->delegate, intern("readinto"), {valueOf(buffer)});
  int64_t count;
  if (!result)
    return -1;
  if (isNone(result))
    return 0;
  if (!toIndex(result, &count))
    return -1;
  if (count < 0 || count > bytes) {
    raise(types::OSError, "raw readinto() returned invalid length %l (should have been between 0 and %l)", count, bytes);
    return -1;
  }
  memcpy(out, buffer->data, size_t(count));
  return count;
}

static bool writeDelegate(RawFile *raw, const uint8_t *bytes, int64_t count) {
  while (count > 0) {
    Value result = callMethod(raw->delegate, names::write, {valueOf(makeBytesObject(bytes, count))});
    int64_t n = count;
    if (!result)
      return false;
    if (!raw->readsBuffers) {
      if (isNone(result))
        return raise(types::BlockingIOError, "write could not complete without blocking"), false;
      if (!toIndex(result, &n))
        return false;
      if (n < 0 || n > count)
        return raise(types::OSError, "raw write() returned invalid length %l (should have been between 0 and %l)", n, count), false;
    }
    bytes += n;
    count -= n;
  }
  return true;
}

static int64_t seekDelegate(RawFile *raw, int64_t offset, int whence) {
  Value result = offset == 0 && whence == SEEK_CUR
                     ? callMethod(raw->delegate, intern("tell"), {})
                     : callMethod(raw->delegate, intern("seek"), {intValue(offset), smallInt(whence)});
  int64_t at;
  return result && toIndex(result, &at) ? at : -1;
}

bool truncateRaw(RawFile *raw, int64_t size) {
  if (raw->delegate != kUnset)
    return bool(callMethod(raw->delegate, intern("truncate"), {intValue(size)}));
  if (ftruncate(raw->fd, size) == 0)
    return true;
  raiseErrno(errno);
  return false;
}

// --- System calls ----------------------------------------------------------------------------------------------------

int64_t readRaw(RawFile *raw, uint8_t *out, int64_t bytes) {
  if (raw->delegate != kUnset) [[unlikely]]
    return readDelegate(raw, out, bytes);
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
  if (raw->delegate != kUnset) [[unlikely]]
    return writeDelegate(raw, bytes, count);
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
  if (raw->delegate != kUnset) [[unlikely]]
    return seekDelegate(raw, offset, whence);
  off_t result = lseek(raw->fd, offset, whence);
  if (result < 0)
    return raiseErrno(errno), -1;
  return result;
}

bool isSeekable(RawFile *raw) {
  if (raw->delegate != kUnset) {
    Value answer = callMethod(raw->delegate, intern("seekable"), {});
    Status can = answer ? truth(answer) : kRaised;
    if (can == kRaised)
      clearPending();
    return can > 0;
  }
  if (raw->seekable < 0)
    raw->seekable = lseek(raw->fd, 0, SEEK_CUR) >= 0;
  return raw->seekable;
}

RawFile *makeRaw(int fd, Value name, bool canRead, bool canWrite) {
  auto *raw = static_cast<RawFile *>(allocateInstance(&types::FileIO));
  raw->fd = fd;
  raw->name = name;
  raw->delegate = kUnset;
  raw->canRead = canRead;
  raw->canWrite = canWrite;
  raw->closesDescriptor = true;
  raw->seekable = -1;
  return raw;
}

/// `mode` holds the letters r w x a + (others are skipped).
RawFile *openRaw(Value name, const char *mode, bool closesDescriptor) {
  return openRaw(name, mode, closesDescriptor, kUnset, nullptr);
}

/// The descriptor that the program's function gives for a name; -1 = raised.
static int openWith(Value opener, Value name, int flags) {
  Value result = call(opener, {name, smallInt(flags)});
  int32_t fd;
  if (!result)
    return -1;
  if (!isInt(result)) {
    raise(types::TypeError, "expected integer from opener");
    return -1;
  }
  if (!requireInt32(result, &fd))
    return -1;
  if (fd < 0)
    raise(types::ValueError, "opener returned %d", fd);
  return fd;
}

RawFile *openRaw(Value name, const char *mode, bool closesDescriptor, Value opener, RawFile *into) {
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
    if (opener != kUnset && !isNone(opener)) {
      fd = openWith(opener, name, flags | O_CLOEXEC);
      if (fd < 0)
        return nullptr;
      int known = fcntl(fd, F_GETFD);
      if (known >= 0)
        fcntl(fd, F_SETFD, known | FD_CLOEXEC);
    } else {
      fd = blocking([&] { return open(text.data(), flags | O_CLOEXEC, 0666); });
      if (fd < 0)
        return isRaised() ? Raised{} : raiseErrno(errno, name);
    }
  }
  struct stat status;
  if (fstat(fd, &status) != 0)
    return raiseErrno(errno, opened ? name : kUnset);
  if (S_ISDIR(status.st_mode)) {
    if (opened)
      close(fd);
    return raiseErrno(EISDIR, name);
  }
  RawFile *raw = into ? into : makeRaw(fd, name, reads, writes);
  raw->fd = fd;
  store(raw, &raw->name, name);
  raw->canRead = reads;
  raw->canWrite = writes;
  raw->seekable = -1;
  raw->created = strchr(mode, 'x');
  raw->appending = strchr(mode, 'a');
  raw->closesDescriptor = closesDescriptor;
  if (raw->appending)
    lseek(fd, 0, SEEK_END);
  return raw;
}

static Status closeRaw(RawFile *raw) {
  if (raw->delegate != kUnset)
    return callMethod(raw->delegate, names::close, {}) ? kOk : kRaised;
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
  if (raw->fd < 0 || raw->delegate != kUnset)
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
  if (raw->delegate != kUnset)
    return callMethod(raw->delegate, intern("fileno"), {});
  return isClosed(raw) ? Value(raiseClosed("I/O operation on closed file")) : smallInt(raw->fd);
}
Value fileIsatty(Value self, Value *, size_t, Tuple *) {
  RawFile *raw = rawOf(self);
  if (raw->delegate != kUnset)
    return callMethod(raw->delegate, intern("isatty"), {});
  return isClosed(raw) ? Value(raiseClosed()) : boolValue(isatty(raw->fd));
}
Value fileReadable(Value self, Value *, size_t, Tuple *) {
  RawFile *raw = rawOf(self);
  if (raw->delegate != kUnset)
    return callMethod(raw->delegate, intern("readable"), {});
  return isClosed(raw) ? Value(raiseClosed()) : boolValue(raw->canRead);
}
Value fileWritable(Value self, Value *, size_t, Tuple *) {
  RawFile *raw = rawOf(self);
  if (raw->delegate != kUnset)
    return callMethod(raw->delegate, intern("writable"), {});
  return isClosed(raw) ? Value(raiseClosed()) : boolValue(raw->canWrite);
}
Value fileSeekable(Value self, Value *, size_t, Tuple *) {
  RawFile *raw = rawOf(self);
  if (raw->delegate != kUnset)
    return callMethod(raw->delegate, intern("seekable"), {});
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

static void trace(Object *self, Tracer &tracer) {
  tracer.visit(static_cast<RawFile *>(self)->name);
  tracer.visit(static_cast<RawFile *>(self)->delegate);
}

/// Not open before __init__ has run.
static Value createRaw(Type *cls, Value *, size_t, Tuple *) {
  auto *raw = static_cast<RawFile *>(allocateInstance(cls));
  raw->fd = -1;
  raw->name = raw->delegate = kUnset;
  raw->seekable = -1;
  registerFinaliser(raw);
  return valueOf(raw);
}
static Status initialiseRaw(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr const char *parameters[] = {"file", "mode", "closefd", "opener", nullptr};
  Value v[4];
  if (!bindNative("FileIO", parameters, 0, 4, 1, args, nargs, keywordNames, v))
    return kRaised;
  auto *raw = as<RawFile>(self);
  if (raw->fd >= 0 && closeFile(self) == kRaised)
    return kRaised;
  char mode[8] = "r";
  if (v[1] != kUnset) {
    if (!isStr(v[1]))
      return raise(types::TypeError, "FileIO() argument 'mode' must be str, not %T", v[1]);
    Str *text = as<Str>(v[1]);
    int letters = 0, pluses = 0;
    for (int64_t i = 0; i < text->length(); ++i) {
      uint32_t c = charAt(text, i);
      if (c > 127 || !strchr("rwxab+", int(c)) || i >= 6)
        return raise(types::ValueError, "invalid mode: %U", text);
      letters += c != 'b' && c != '+';
      pluses += c == '+';
      mode[i] = char(c);
      mode[i + 1] = 0;
    }
    if (letters != 1 || pluses > 1)
      return raise(types::ValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
  }
  Status closes = v[2] == kUnset ? Status(1) : truth(v[2]);
  if (closes == kRaised)
    return kRaised;
  if (!closes && !isInt(v[0]))
    return raise(types::ValueError, "Cannot use closefd=False with file name");
  return openRaw(v[0], mode, closes, v[3], raw) ? kOk : kRaised;
}

static const char *modeName(RawFile *raw) {
  if (raw->created)
    return raw->canRead ? "xb+" : "xb";
  if (raw->appending)
    return raw->canRead ? "ab+" : "ab";
  return raw->canRead && raw->canWrite ? "rb+" : raw->canRead ? "rb" : "wb";
}
static Value getMode(Value self) { return valueOf(intern(modeName(as<RawFile>(self)))); }
static Value getName(Value self) {
  Value name = as<RawFile>(self)->name;
  return name == kUnset ? Value(raise(types::AttributeError, "'%T' object has no attribute 'name'", self)) : name;
}
static Status setName(Value self, Value name) {
  store(objectOf(self), &as<RawFile>(self)->name, name);
  return kOk;
}
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
  if (n < 0) // Nothing there yet in a descriptor that does not wait: None.
    return isPending(types::BlockingIOError) ? (clearPending(), kNone) : kError;
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
  if (n < 0 && !isRaised() && errno == EAGAIN)
    return kNone;
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
static Value readIntoMethod(Value self, Value *args, size_t, Tuple *) {
  RawFile *raw = as<RawFile>(self);
  if (isClosed(raw))
    return raiseClosed("I/O operation on closed file");
  if (!raw->canRead)
    return raiseUnsupportedOperation("File not open for reading");
  int64_t size = length(args[0]);
  if (size < 0)
    return kError;
  Bytes *bytes = makeBytesObject(nullptr, size);
  int64_t n = readRaw(raw, const_cast<uint8_t *>(bytes->data), size);
  if (n < 0)
    return isPending(types::BlockingIOError) ? (clearPending(), kNone) : kError;
  Value data = valueOf(makeBytesObject(bytes->data, n));
  return SetSlice(args[0], smallInt(0), smallInt(n), data) == kRaised ? kError : intValue(n);
}
static Value truncateMethod(Value self, Value *args, size_t nargs, Tuple *) {
  RawFile *raw = as<RawFile>(self);
  int64_t size;
  if (isClosed(raw))
    return raiseClosed("I/O operation on closed file");
  if (!raw->canWrite)
    return raiseUnsupportedOperation("File not open for writing");
  if (nargs && !isNone(args[0])) {
    if (!requireInt64(args[0], &size))
      return kError;
  } else if ((size = seekRaw(raw, 0, SEEK_CUR)) < 0) {
    return kError;
  }
  return truncateRaw(raw, size) ? intValue(size) : kError;
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
                                                 {"readinto", readIntoMethod, Arity::One},
                                                 {"truncate", truncateMethod, Arity::Range, 0, 1},
                                                 {}};
static constinit const NativeGetSet getSets[] = {
    {"closed", fileIsClosed}, {"name", getName, setName}, {"mode", getMode}, {"closefd", getCloses}, {}};

constinit const TypeDefinition definitions::FileIO = {
    .slots = {.repr = reprOf,
              .create = createRaw,
              .initialise = initialiseRaw,
              .trace = trace,
              .finalise = finaliseFile},
    .methods = methods,
    .getSets = getSets,
    .doc = "Open a file.",
    .instanceSize = sizeof(RawFile),
};

} // namespace pyaot::rt
