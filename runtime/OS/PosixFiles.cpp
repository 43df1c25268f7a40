//===- PosixFiles.cpp - functions on descriptors: open, read, write, pipe, dup ---------------===//
#include "Modules/StructSequence.h"
#include "OS/Posix.h"

#include <climits>
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <utmp.h>

namespace pyaot::rt {

namespace {

Value openFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<4> signature = {"open", {"path", "flags", "mode", "dir_fd"}, 0, 3, 2};
  Value v[4];
  Path path("open");
  int flags, mode, folder;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !intArgument(v[1], &flags) ||
      !intArgument(v[2], &mode, 0777) || !folderArgument(v[3], &folder))
    return kError;
  int fd = blocking([&] { return openat(folder, path.text, flags | O_CLOEXEC, mode); });
  return fd < 0 ? Value(fail(path)) : smallInt(fd);
}

Value closeFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"close", {"fd"}, 0, 1, 1};
  Value v[1];
  int fd, result;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &fd))
    return kError;
  { // Not made again after EINTR: the descriptor is closed then.
    Unlocked others;
    result = close(fd);
  }
  return result < 0 && errno != EINTR ? Value(fail()) : kNone;
}
Value closerange(Value, Value *args, size_t, Tuple *) {
  int from, to;
  if (!intArgument(args[0], &from) || !intArgument(args[1], &to))
    return kError;
  if (from < 0)
    from = 0;
  if (to > from)
    close_range(unsigned(from), unsigned(to - 1), 0);
  return kNone;
}

Value readFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  int64_t length;
  if (!intArgument(args[0], &fd) || !toIndex(args[1], &length))
    return kError;
  if (length < 0)
    return errno = EINVAL, fail();
  if (lacksMemory(length))
    return kError;
  Bytes *bytes = newBytesToFill(length);
  ssize_t n = blocking([&] { return read(fd, dataOf(bytes), size_t(length)); });
  return n < 0 ? Value(fail()) : n == length ? valueOf(bytes) : valueOf(makeBytes(bytes->data, n));
}
Value preadFn(Value, Value *args, size_t, Tuple *) {
  int fd, length;
  int64_t offset;
  if (!intArgument(args[0], &fd) || !intArgument(args[1], &length) || !requireInt64(args[2], &offset))
    return kError;
  if (length < 0)
    return errno = EINVAL, fail();
  Bytes *bytes = newBytesToFill(length);
  ssize_t n = blocking([&] { return pread(fd, dataOf(bytes), size_t(length), offset); });
  return n < 0 ? Value(fail()) : valueOf(makeBytes(bytes->data, n));
}
Value writeFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  BytesView data;
  if (!intArgument(args[0], &fd) || !requireBytes(args[1], &data))
    return kError;
  return intOr(blocking([&] { return write(fd, data.data, size_t(data.length)); }));
}
Value pwriteFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  BytesView data;
  int64_t offset;
  if (!intArgument(args[0], &fd) || !requireBytes(args[1], &data) || !requireInt64(args[2], &offset))
    return kError;
  return intOr(blocking([&] { return pwrite(fd, data.data, size_t(data.length), offset); }));
}

/// A sequence of buffers for readv and writev; the array is raw memory of the collector's. False = raised.
struct Vectors {
  iovec *items = nullptr;
  int count = 0;
  RawArray *keep = nullptr;
  bool set(Value sequence, bool writable, const char *function) {
    if (!isKind<List>(sequence) && !isKind<Tuple>(sequence)) {
      raise(types::TypeError, "%s() arg 2 must be a sequence", function);
      return false;
    }
    Tuple *buffers = tupleFrom(sequence);
    if (!buffers)
      return false;
    keep = allocateRaw(uint64_t(buffers->length + 1) * sizeof(iovec));
    items = reinterpret_cast<iovec *>(keep->data());
    count = int(buffers->length);
    for (int i = 0; i < count; ++i) {
      BytesView view;
      if (writable && isKind<Bytes>(buffers->items()[i]))
        return raise(types::TypeError, "Object is not writable."), false;
      if (!requireBytes(buffers->items()[i], &view))
        return false;
      items[i] = {const_cast<uint8_t *>(view.data), size_t(view.length)};
    }
    return true;
  }
};
Value readvFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  Vectors vectors;
  if (!intArgument(args[0], &fd) || !vectors.set(args[1], true, "readv"))
    return kError;
  return intOr(blocking([&] { return readv(fd, vectors.items, vectors.count); }));
}
Value writevFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  Vectors vectors;
  if (!intArgument(args[0], &fd) || !vectors.set(args[1], false, "writev"))
    return kError;
  return intOr(blocking([&] { return writev(fd, vectors.items, vectors.count); }));
}
Value preadvFn(Value, Value *args, size_t nargs, Tuple *) {
  int fd, flags = 0;
  int64_t offset;
  Vectors vectors;
  if (!intArgument(args[0], &fd) || !vectors.set(args[1], true, "preadv") || !requireInt64(args[2], &offset) ||
      (nargs > 3 && !intArgument(args[3], &flags)))
    return kError;
  return intOr(blocking([&] { return preadv2(fd, vectors.items, vectors.count, offset, flags); }));
}
Value pwritevFn(Value, Value *args, size_t nargs, Tuple *) {
  int fd, flags = 0;
  int64_t offset;
  Vectors vectors;
  if (!intArgument(args[0], &fd) || !vectors.set(args[1], false, "pwritev") || !requireInt64(args[2], &offset) ||
      (nargs > 3 && !intArgument(args[3], &flags)))
    return kError;
  return intOr(blocking([&] { return pwritev2(fd, vectors.items, vectors.count, offset, flags); }));
}

Value sendfileFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<4> signature = {"sendfile", {"out_fd", "in_fd", "offset", "count"}, 0, 4, 4};
  Value v[4];
  int out, in;
  int64_t offset = 0, count;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &out) || !intArgument(v[1], &in) ||
      (!isNone(v[2]) && !requireInt64(v[2], &offset)) || !toIndex(v[3], &count))
    return kError;
  off_t at = offset, *where = isNone(v[2]) ? nullptr : &at;
  return intOr(blocking([&] { return sendfile(out, in, where, size_t(count)); }));
}

/// copy_file_range() and splice().
template <bool IsSplice> Value copyRange(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<5> copySignature = {"copy_file_range", {"src", "dst", "count", "offset_src", "offset_dst"}, 0, 5, 3};
  static constexpr Signature<6> spliceSignature = {"splice", {"src", "dst", "count", "offset_src", "offset_dst", "flags"}, 0, 6, 3};
  Value v[6];
  v[5] = kUnset;
  bool bound;
  if constexpr (IsSplice) {
    bound = spliceSignature.bind(args, nargs, keywordNames, v);
  } else {
    Value five[5];
    bound = copySignature.bind(args, nargs, keywordNames, five);
    for (int i = 0; bound && i < 5; ++i)
      v[i] = five[i];
  }
  int from, to, flags;
  int64_t count, offsets[2];
  if (!bound || !intArgument(v[0], &from) || !intArgument(v[1], &to) || !toIndex(v[2], &count) || !intArgument(v[5], &flags))
    return kError;
  if (count < 0)
    return raise(types::ValueError, "negative value for 'count' not allowed");
  off_t *where[2] = {};
  for (int i = 0; i < 2; ++i)
    if (v[3 + i] != kUnset && !isNone(v[3 + i])) {
      if (!requireInt64(v[3 + i], &offsets[i]))
        return kError;
      where[i] = reinterpret_cast<off_t *>(&offsets[i]);
    }
  return intOr(blocking([&] {
    return IsSplice ? splice(from, where[0], to, where[1], size_t(count), unsigned(flags))
                    : copy_file_range(from, where[0], to, where[1], size_t(count), unsigned(flags));
  }));
}

Value lseekFn(Value, Value *args, size_t, Tuple *) {
  int fd, whence;
  int64_t offset;
  if (!intArgument(args[0], &fd) || !requireInt64(args[1], &offset) || !intArgument(args[2], &whence))
    return kError;
  return intOr(lseek(fd, offset, whence));
}

Value dupFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  return intArgument(args[0], &fd) ? intOr(fcntl(fd, F_DUPFD_CLOEXEC, 0)) : kError;
}
Value dup2Fn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"dup2", {"fd", "fd2", "inheritable"}, 0, 3, 2};
  Value v[3];
  int from, to;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &from) || !intArgument(v[1], &to))
    return kError;
  Status inheritable = flagArgument(v[2], true);
  if (inheritable == kRaised)
    return kError;
  if (from < 0 || to < 0)
    return errno = EBADF, fail();
  return intOr(blocking([&] { return inheritable || from == to ? dup2(from, to) : dup3(from, to, O_CLOEXEC); }));
}
Value isattyFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  return intArgument(args[0], &fd) ? boolValue(isatty(fd)) : kError;
}
Value pipeFn(Value, Value *, size_t, Tuple *) {
  int fds[2];
  return pipe2(fds, O_CLOEXEC) < 0 ? Value(fail()) : valueOf(makeTuple({smallInt(fds[0]), smallInt(fds[1])}));
}
Value pipe2Fn(Value, Value *args, size_t, Tuple *) {
  int flags, fds[2];
  if (!intArgument(args[0], &flags))
    return kError;
  return pipe2(fds, flags) < 0 ? Value(fail()) : valueOf(makeTuple({smallInt(fds[0]), smallInt(fds[1])}));
}
Value openptyFn(Value, Value *, size_t, Tuple *) {
  int master, slave;
  if (openpty(&master, &slave, nullptr, nullptr, nullptr) < 0)
    return fail();
  fcntl(master, F_SETFD, FD_CLOEXEC);
  fcntl(slave, F_SETFD, FD_CLOEXEC);
  return valueOf(makeTuple({smallInt(master), smallInt(slave)}));
}

Value ftruncateFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  int64_t length;
  if (!intArgument(args[0], &fd) || !requireInt64(args[1], &length))
    return kError;
  return noneOr(blocking([&] { return ftruncate(fd, length); }));
}
Value truncateFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"truncate", {"path", "length"}, 0, 2, 2};
  Value v[2];
  Path path("truncate", Path::Descriptor);
  int64_t length;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !requireInt64(v[1], &length))
    return kError;
  return noneOr(blocking([&] { return path.isDescriptor() ? ftruncate(path.fd, length) : truncate(path.text, length); }), path);
}
Value fallocateFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  int64_t offset, length;
  if (!intArgument(args[0], &fd) || !requireInt64(args[1], &offset) || !requireInt64(args[2], &length))
    return kError;
  int error = posix_fallocate(fd, offset, length);
  return error ? errno = error, Value(fail()) : kNone;
}
Value fadviseFn(Value, Value *args, size_t, Tuple *) {
  int fd, advice;
  int64_t offset, length;
  if (!intArgument(args[0], &fd) || !requireInt64(args[1], &offset) || !requireInt64(args[2], &length) || !intArgument(args[3], &advice))
    return kError;
  int error = posix_fadvise(fd, offset, length, advice);
  return error ? errno = error, Value(fail()) : kNone;
}

template <int (*Sync)(int)> Value syncFile(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {Sync == fsync ? "fsync" : "fdatasync", {"fd"}, 0, 1, 1};
  Value v[1];
  int fd;
  if (!signature.bind(args, nargs, keywordNames, v) || !descriptorArgument(v[0], &fd))
    return kError;
  return noneOr(blocking([&] { return Sync(fd); }));
}
Value syncFn(Value, Value *, size_t, Tuple *) {
  Unlocked others;
  sync();
  return kNone;
}
Value lockfFn(Value, Value *args, size_t, Tuple *) {
  int fd, command;
  int64_t length;
  if (!intArgument(args[0], &fd) || !intArgument(args[1], &command) || !requireInt64(args[2], &length))
    return kError;
  return noneOr(blocking([&] { return lockf(fd, command, length); }));
}

Value getInheritable(Value, Value *args, size_t, Tuple *) {
  int fd, flags;
  if (!intArgument(args[0], &fd))
    return kError;
  return (flags = fcntl(fd, F_GETFD)) < 0 ? Value(fail()) : boolValue(!(flags & FD_CLOEXEC));
}
Value setInheritable(Value, Value *args, size_t, Tuple *) {
  int fd, on, flags;
  if (!intArgument(args[0], &fd) || !intArgument(args[1], &on))
    return kError;
  if ((flags = fcntl(fd, F_GETFD)) < 0)
    return fail();
  return noneOr(fcntl(fd, F_SETFD, on ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC));
}
Value getBlocking(Value, Value *args, size_t, Tuple *) {
  int fd, flags;
  if (!intArgument(args[0], &fd))
    return kError;
  return (flags = fcntl(fd, F_GETFL)) < 0 ? Value(fail()) : boolValue(!(flags & O_NONBLOCK));
}
Value setBlocking(Value, Value *args, size_t, Tuple *) {
  int fd, flags;
  Status on;
  if (!intArgument(args[0], &fd) || (on = truth(args[1])) == kRaised)
    return kError;
  if ((flags = fcntl(fd, F_GETFL)) < 0)
    return fail();
  return noneOr(fcntl(fd, F_SETFL, on ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
}

Value memfdCreate(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"memfd_create", {"name", "flags"}, 0, 2, 1};
  Value v[2];
  Path name("memfd_create", Path::Name, "name");
  int flags;
  if (!signature.bind(args, nargs, keywordNames, v) || !name.set(v[0]) || !intArgument(v[1], &flags, MFD_CLOEXEC))
    return kError;
  return intOr(memfd_create(name.text, unsigned(flags)));
}
Value eventfdFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"eventfd", {"initval", "flags"}, 0, 2, 1};
  Value v[2];
  int initial, flags;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &initial) || !intArgument(v[1], &flags, EFD_CLOEXEC))
    return kError;
  return intOr(eventfd(unsigned(initial), flags));
}
Value eventfdRead(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"eventfd_read", {"fd"}, 0, 1, 1};
  Value v[1];
  int fd;
  eventfd_t value;
  if (!signature.bind(args, nargs, keywordNames, v) || !descriptorArgument(v[0], &fd))
    return kError;
  return blocking([&] { return eventfd_read(fd, &value); }) < 0 ? Value(fail()) : intFromUnsigned(value);
}
Value eventfdWrite(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"eventfd_write", {"fd", "value"}, 0, 2, 2};
  Value v[2];
  int fd;
  int64_t value;
  if (!signature.bind(args, nargs, keywordNames, v) || !descriptorArgument(v[0], &fd) || !requireInt64(v[1], &value))
    return kError;
  return noneOr(blocking([&] { return eventfd_write(fd, eventfd_t(value)); }));
}

Value deviceEncoding(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"device_encoding", {"fd"}, 0, 1, 1};
  Value v[1];
  int fd;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &fd))
    return kError;
  return isatty(fd) ? valueOf(intern("UTF-8")) : kNone;
}
constexpr const char *sizeFields[] = {"columns", "lines", nullptr};
constinit StructSequenceType terminalSize = {"os", "terminal_size", sizeFields, 2};
Value getTerminalSize(Value, Value *args, size_t nargs, Tuple *) {
  int fd = STDOUT_FILENO;
  winsize size;
  if (nargs && !intArgument(args[0], &fd))
    return kError;
  if (ioctl(fd, TIOCGWINSZ, &size) < 0)
    return fail();
  return makeStructSequence(terminalSize, {smallInt(size.ws_col), smallInt(size.ws_row)});
}
Value ttynameFn(Value, Value *args, size_t, Tuple *) {
  int fd;
  char name[PATH_MAX];
  if (!intArgument(args[0], &fd))
    return kError;
  int error = ttyname_r(fd, name, sizeof name);
  return error ? errno = error, Value(fail()) : systemText(name);
}
Value loginTty(Value, Value *args, size_t, Tuple *) {
  int fd;
  return descriptorArgument(args[0], &fd) ? noneOr(login_tty(fd)) : kError;
}

} // namespace



constinit const NativeMethod posixFileFunctions[] = {
    {"open", openFn, Arity::Keywords},
    {"close", closeFn, Arity::Keywords},
    {"closerange", closerange, Arity::Range, 2, 2},
    {"read", readFn, Arity::Range, 2, 2},
    {"pread", preadFn, Arity::Range, 3, 3},
    {"readv", readvFn, Arity::Range, 2, 2},
    {"preadv", preadvFn, Arity::Range, 3, 4},
    {"write", writeFn, Arity::Range, 2, 2},
    {"pwrite", pwriteFn, Arity::Range, 3, 3},
    {"writev", writevFn, Arity::Range, 2, 2},
    {"pwritev", pwritevFn, Arity::Range, 3, 4},
    {"sendfile", sendfileFn, Arity::Keywords},
    {"copy_file_range", copyRange<false>, Arity::Keywords},
    {"splice", copyRange<true>, Arity::Keywords},
    {"lseek", lseekFn, Arity::Range, 3, 3},
    {"dup", dupFn, Arity::One},
    {"dup2", dup2Fn, Arity::Keywords},
    {"isatty", isattyFn, Arity::One},
    {"pipe", pipeFn},
    {"pipe2", pipe2Fn, Arity::One},
    {"openpty", openptyFn},
    {"login_tty", loginTty, Arity::One},
    {"ftruncate", ftruncateFn, Arity::Range, 2, 2},
    {"truncate", truncateFn, Arity::Keywords},
    {"posix_fallocate", fallocateFn, Arity::Range, 3, 3},
    {"posix_fadvise", fadviseFn, Arity::Range, 4, 4},
    {"fsync", syncFile<fsync>, Arity::Keywords},
    {"fdatasync", syncFile<fdatasync>, Arity::Keywords},
    {"sync", syncFn},
    {"lockf", lockfFn, Arity::Range, 3, 3},
    {"get_inheritable", getInheritable, Arity::One},
    {"set_inheritable", setInheritable, Arity::Range, 2, 2},
    {"get_blocking", getBlocking, Arity::One},
    {"set_blocking", setBlocking, Arity::Range, 2, 2},
    {"memfd_create", memfdCreate, Arity::Keywords},
    {"eventfd", eventfdFn, Arity::Keywords},
    {"eventfd_read", eventfdRead, Arity::Keywords},
    {"eventfd_write", eventfdWrite, Arity::Keywords},
    {"device_encoding", deviceEncoding, Arity::Keywords},
    {"get_terminal_size", getTerminalSize, Arity::Range, 0, 1},
    {"ttyname", ttynameFn, Arity::One},
    {},
};

Status initialisePosixFiles(Dict *ns) {
  Type *size = typeOf(terminalSize);
  if (!size)
    return kRaised;
  setStr(ns, intern("terminal_size"), valueOf(size));
  return kOk;
}

} // namespace pyaot::rt
