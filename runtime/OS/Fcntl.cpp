//===- Fcntl.cpp - module fcntl ------------------------------------------------------------------===//
//
// Python reference: library, "fcntl".
//
//===----------------------------------------------------------------------===//
#include "Strings/Buffer.h"
#include "OS/Posix.h"

#include <cstring>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

Value fcntlFn(Value, Value *args, size_t nargs, Tuple *) {
  int fd, command, number = 0;
  char buffer[1024];
  if (!descriptorArgument(args[0], &fd) || !intArgument(args[1], &command))
    return kError;
  if (nargs > 2 && !isInt(args[2])) {
    BytesView data;
    Bytes *text = isStr(args[2]) ? makeBytes("") : nullptr;
    if (text) {
      Path path("fcntl");
      if (!path.set(args[2]))
        return kError;
      data = {reinterpret_cast<const uint8_t *>(path.text), int64_t(path.length)};
    } else if (!requireBytes(args[2], &data)) {
      return kError;
    }
    if (data.length > int64_t(sizeof buffer))
      return raise(types::ValueError, "fcntl string arg too long");
    memcpy(buffer, data.data, size_t(data.length));
    int result = blocking([&] { return fcntl(fd, command, buffer); });
    return result < 0 ? Value(fail()) : valueOf(makeBytes(buffer, data.length));
  }
  int64_t wide = 0;
  if (nargs > 2 && !requireInt64(args[2], &wide))
    return kError;
  number = int(wide);
  return intOr(blocking([&] { return fcntl(fd, command, number); }));
}

Value ioctlFn(Value, Value *args, size_t nargs, Tuple *) {
  int fd;
  int64_t request, number = 0;
  if (!descriptorArgument(args[0], &fd) || !requireInt64(args[1], &request))
    return kError;
  if (nargs > 2 && !isInt(args[2])) {
    bool mutates = isKind<ByteArray>(args[2]) || isKind<MemoryView>(args[2]);
    Status asked = nargs > 3 ? truth(args[3]) : Status(1);
    BytesView data;
    if (asked == kRaised || !requireBytes(args[2], &data))
      return kError;
    if (mutates && asked)
      return intOr(ioctl(fd, unsigned(request), const_cast<uint8_t *>(data.data)));
    char buffer[1024];
    if (data.length > int64_t(sizeof buffer))
      return raise(types::ValueError, "ioctl string arg too long");
    memcpy(buffer, data.data, size_t(data.length));
    int result = ioctl(fd, unsigned(request), buffer);
    return result < 0 ? Value(fail()) : valueOf(makeBytes(buffer, data.length));
  }
  if (nargs > 2 && !requireInt64(args[2], &number))
    return kError;
  return intOr(ioctl(fd, unsigned(request), int(number)));
}

Value flockFn(Value, Value *args, size_t, Tuple *) {
  int fd, operation;
  if (!descriptorArgument(args[0], &fd) || !intArgument(args[1], &operation))
    return kError;
  return noneOr(blocking([&] { return flock(fd, operation); }));
}

Value lockfFn(Value, Value *args, size_t nargs, Tuple *) {
  int fd, operation, whence = 0;
  int64_t length = 0, start = 0;
  if (!descriptorArgument(args[0], &fd) || !intArgument(args[1], &operation) || (nargs > 2 && !requireInt64(args[2], &length)) ||
      (nargs > 3 && !requireInt64(args[3], &start)) || (nargs > 4 && !intArgument(args[4], &whence)))
    return kError;
  struct flock lock {};
  if (operation == LOCK_UN)
    lock.l_type = F_UNLCK;
  else if (operation & LOCK_SH)
    lock.l_type = F_RDLCK;
  else if (operation & LOCK_EX)
    lock.l_type = F_WRLCK;
  else
    return raise(types::ValueError, "unrecognized lockf argument");
  lock.l_whence = short(whence);
  lock.l_start = start;
  lock.l_len = length;
  return noneOr(blocking([&] { return fcntl(fd, operation & LOCK_NB ? F_SETLK : F_SETLKW, &lock); }));
}

constinit const NativeMethod functions[] = {{"fcntl", fcntlFn, Arity::Range, 2, 3},
                                            {"ioctl", ioctlFn, Arity::Range, 2, 4},
                                            {"flock", flockFn, Arity::Range, 2, 2},
                                            {"lockf", lockfFn, Arity::Range, 2, 5},
                                            {}};
constexpr IntConstant constants[] = {
#define ROW(Name) {#Name, Name},
    ROW(LOCK_SH) ROW(LOCK_EX) ROW(LOCK_NB) ROW(LOCK_UN) ROW(LOCK_MAND) ROW(LOCK_READ) ROW(LOCK_WRITE) ROW(LOCK_RW) ROW(F_DUPFD)
    ROW(F_DUPFD_CLOEXEC) ROW(F_GETFD) ROW(F_SETFD) ROW(F_GETFL) ROW(F_SETFL) ROW(F_GETLK) ROW(F_SETLK) ROW(F_SETLKW) ROW(F_OFD_GETLK)
    ROW(F_OFD_SETLK) ROW(F_OFD_SETLKW) ROW(F_GETOWN) ROW(F_SETOWN) ROW(F_GETSIG) ROW(F_SETSIG) ROW(F_RDLCK) ROW(F_WRLCK) ROW(F_UNLCK)
    ROW(F_EXLCK) ROW(F_SHLCK) ROW(F_SETLEASE) ROW(F_GETLEASE) ROW(F_NOTIFY) ROW(F_SETPIPE_SZ) ROW(F_GETPIPE_SZ) ROW(F_ADD_SEALS)
    ROW(F_GET_SEALS) ROW(F_SEAL_SEAL) ROW(F_SEAL_SHRINK) ROW(F_SEAL_GROW) ROW(F_SEAL_WRITE) ROW(DN_ACCESS) ROW(DN_MODIFY) ROW(DN_CREATE)
    ROW(DN_DELETE) ROW(DN_RENAME) ROW(DN_ATTRIB) ROW(DN_MULTISHOT) ROW(FD_CLOEXEC)
#undef ROW
    {"FASYNC", O_ASYNC}, {"F_GETLK64", F_GETLK}, {"F_SETLK64", F_SETLK}, {"F_SETLKW64", F_SETLKW},
};
Status initialise(Dict *ns) {
  addConstants(ns, constants);
  return kOk;
}

} // namespace

constinit const NativeModule modules::fcntl = {"fcntl", functions, initialise};

} // namespace pyaot::rt
