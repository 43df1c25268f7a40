//===- PosixStat.cpp - what the system knows about files: stat, access, chmod, utime -----===//
#include "Modules/StructSequence.h"
#include "OS/Posix.h"

#include <cmath>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

constexpr const char *statFields[] = {"st_mode",  "st_ino",     "st_dev",     "st_nlink",    "st_uid",      "st_gid",     "st_size",
                                      "",         "",           "",           "st_atime",    "st_mtime",    "st_ctime",   "st_atime_ns",
                                      "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev",   nullptr};
constinit StructSequenceType statResult = {"os", "stat_result", statFields, 10};

double secondsOf(const timespec &t) { return double(t.tv_sec) + 1e-9 * double(t.tv_nsec); }
Value nanosecondsOf(const timespec &t) { return intAdd(intMultiply(intValue(t.tv_sec), smallInt(1000000000)), smallInt(t.tv_nsec)); }

} // namespace

Value makeStatResult(const struct stat &s) {
  return makeStructSequence(
      statResult, {intValue(s.st_mode), intFromUnsigned(s.st_ino), intFromUnsigned(s.st_dev), intFromUnsigned(s.st_nlink),
                   intValue(s.st_uid), intValue(s.st_gid), intValue(s.st_size), intValue(s.st_atim.tv_sec),
                   intValue(s.st_mtim.tv_sec), intValue(s.st_ctim.tv_sec), floatValue(secondsOf(s.st_atim)),
                   floatValue(secondsOf(s.st_mtim)), floatValue(secondsOf(s.st_ctim)), nanosecondsOf(s.st_atim),
                   nanosecondsOf(s.st_mtim), nanosecondsOf(s.st_ctim), intValue(s.st_blksize), intValue(s.st_blocks),
                   intFromUnsigned(s.st_rdev)});
}

namespace {

Value statPath(const char *function, Value argument, Value folderValue, bool follows, bool acceptsDescriptor) {
  Path path(function, acceptsDescriptor ? Path::Descriptor : Path::Name);
  int folder;
  if (!path.set(argument) || !folderArgument(folderValue, &folder) || raiseConflicts(function, path, folder, follows))
    return kError;
  struct stat status;
  int result = blocking([&] {
    return path.isDescriptor() ? fstat(path.fd, &status)
           : path.text         ? fstatat(folder, path.text, &status, follows ? 0 : AT_SYMLINK_NOFOLLOW)
                               : (errno = EFAULT, -1);
  });
  return result < 0 ? Value(fail(path)) : makeStatResult(status);
}

Value statFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"stat", {"path", "dir_fd", "follow_symlinks"}, 0, 1, 1};
  Value v[3];
  if (!signature.bind(args, nargs, keywordNames, v))
    return kError;
  Status follows = flagArgument(v[2], true);
  return follows == kRaised ? kError : statPath("stat", v[0], v[1], follows, true);
}
Value lstatFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"lstat", {"path", "dir_fd"}, 0, 1, 1};
  Value v[2];
  return signature.bind(args, nargs, keywordNames, v) ? statPath("lstat", v[0], v[1], false, false) : kError;
}
Value fstatFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"fstat", {"fd"}, 0, 1, 1};
  Value v[1];
  int fd;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &fd))
    return kError;
  struct stat status;
  return blocking([&] { return fstat(fd, &status); }) < 0 ? Value(fail()) : makeStatResult(status);
}

Value access(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<5> signature = {"access", {"path", "mode", "dir_fd", "effective_ids", "follow_symlinks"}, 0, 2, 2};
  Value v[5];
  Path path("access");
  int mode, folder;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !intArgument(v[1], &mode) || !folderArgument(v[2], &folder))
    return kError;
  Status effective = flagArgument(v[3], false), follows = flagArgument(v[4], true);
  if (effective == kRaised || follows == kRaised)
    return kError;
  Unlocked others;
  return boolValue(faccessat(folder, path.text, mode, (effective ? AT_EACCESS : 0) | (follows ? 0 : AT_SYMLINK_NOFOLLOW)) == 0);
}

Value chmodFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<4> signature = {"chmod", {"path", "mode", "dir_fd", "follow_symlinks"}, 0, 2, 2};
  Value v[4];
  Path path("chmod", Path::Descriptor);
  int mode, folder;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !intArgument(v[1], &mode) || !folderArgument(v[2], &folder))
    return kError;
  Status follows = flagArgument(v[3], true);
  if (follows == kRaised)
    return kError;
  if (raiseConflicts("chmod", path, folder, follows))
    return kError;
  int result = blocking([&] {
    return path.isDescriptor() ? fchmod(path.fd, mode_t(mode))
                               : fchmodat(folder, path.text, mode_t(mode), follows ? 0 : AT_SYMLINK_NOFOLLOW);
  });
  if (result < 0 && !follows && errno == EOPNOTSUPP)
    return raise(types::NotImplementedError, "chmod: follow_symlinks unavailable on this platform");
  return noneOr(result, path);
}
Value fchmodFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"fchmod", {"fd", "mode"}, 0, 2, 2};
  Value v[2];
  int fd, mode;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &fd) || !intArgument(v[1], &mode))
    return kError;
  return noneOr(blocking([&] { return fchmod(fd, mode_t(mode)); }));
}

Value chownFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<5> signature = {"chown", {"path", "uid", "gid", "dir_fd", "follow_symlinks"}, 0, 3, 3};
  Value v[5];
  Path path("chown", Path::Descriptor);
  uint32_t uid, gid;
  int folder;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !userArgument(v[1], "uid", &uid) ||
      !userArgument(v[2], "gid", &gid) || !folderArgument(v[3], &folder))
    return kError;
  Status follows = flagArgument(v[4], true);
  if (follows == kRaised || raiseConflicts("chown", path, folder, follows))
    return kError;
  return noneOr(blocking([&] {
                  return path.isDescriptor() ? fchown(path.fd, uid, gid)
                                             : fchownat(folder, path.text, uid, gid, follows ? 0 : AT_SYMLINK_NOFOLLOW);
                }),
                path);
}
Value lchownFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"lchown", {"path", "uid", "gid"}, 0, 3, 3};
  Value v[3];
  Path path("lchown");
  uint32_t uid, gid;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !userArgument(v[1], "uid", &uid) ||
      !userArgument(v[2], "gid", &gid))
    return kError;
  return noneOr(blocking([&] { return lchown(path.text, uid, gid); }), path);
}
Value fchownFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"fchown", {"fd", "uid", "gid"}, 0, 3, 3};
  Value v[3];
  uint32_t uid, gid;
  int fd;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &fd) || !userArgument(v[1], "uid", &uid) ||
      !userArgument(v[2], "gid", &gid))
    return kError;
  return noneOr(blocking([&] { return fchown(fd, uid, gid); }));
}

/// Seconds, an int or a float, rounded down.
bool timeFrom(Value v, timespec *out) {
  if (isFloatObject(v)) {
    double d = doubleOf(v), whole = std::floor(d);
    if (std::isnan(d))
      return raise(types::ValueError, "Invalid value NaN (not a number)"), false;
    if (whole < -9.2e18 || whole > 9.2e18)
      return raise(types::OverflowError, "timestamp out of range for platform time_t"), false;
    double nanoseconds = std::floor((d - whole) * 1e9);
    *out = {time_t(whole), long(nanoseconds >= 1e9 ? 999999999 : nanoseconds)};
    return true;
  }
  int64_t seconds;
  if (!requireInt64(v, &seconds, "timestamp out of range for platform time_t"))
    return false;
  *out = {seconds, 0};
  return true;
}
bool timeFromNanoseconds(Value v, timespec *out) {
  if (!isInt(v) && !(v = index(v)))
    return false;
  Value billion = smallInt(1000000000);
  int64_t seconds;
  if (!requireInt64(intFloorDivide(v, billion), &seconds, "timestamp out of range for platform time_t"))
    return false;
  *out = {seconds, long(smallIntOf(intRemainder(v, billion)))};
  return true;
}

Value utimeFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<5> signature = {"utime", {"path", "times", "ns", "dir_fd", "follow_symlinks"}, 0, 2, 1};
  Value v[5];
  Path path("utime", Path::Descriptor);
  int folder;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !folderArgument(v[3], &folder))
    return kError;
  Status follows = flagArgument(v[4], true);
  if (follows == kRaised)
    return kError;
  bool hasTimes = v[1] != kUnset && !isNone(v[1]), hasNanoseconds = v[2] != kUnset;
  if (hasTimes && hasNanoseconds)
    return raise(types::ValueError, "utime: you may specify either 'times' or 'ns' but not both");
  timespec when[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
  if (hasTimes || hasNanoseconds) {
    Value pair = hasTimes ? v[1] : v[2];
    if (!isKind<Tuple>(pair) || as<Tuple>(pair)->length != 2)
      return hasTimes ? raise(types::TypeError, "utime: 'times' must be either a tuple of two ints or None")
                      : raise(types::TypeError, "utime: 'ns' must be a tuple of two ints");
    for (int i = 0; i < 2; ++i)
      if (!(hasTimes ? timeFrom : timeFromNanoseconds)(as<Tuple>(pair)->items()[i], &when[i]))
        return kError;
  }
  if (raiseConflicts("utime", path, folder, follows))
    return kError;
  return noneOr(blocking([&] {
                  return path.isDescriptor() ? futimens(path.fd, when)
                                             : utimensat(folder, path.text, when, follows ? 0 : AT_SYMLINK_NOFOLLOW);
                }),
                path);
}

constexpr const char *statvfsFields[] = {"f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files",
                                         "f_ffree", "f_favail", "f_flag",   "f_namemax", "f_fsid", nullptr};
constinit StructSequenceType statvfsResult = {"os", "statvfs_result", statvfsFields, 10};
Value makeStatvfs(const struct statvfs &s) {
  return makeStructSequence(statvfsResult,
                            {intFromUnsigned(s.f_bsize), intFromUnsigned(s.f_frsize), intFromUnsigned(s.f_blocks),
                             intFromUnsigned(s.f_bfree), intFromUnsigned(s.f_bavail), intFromUnsigned(s.f_files),
                             intFromUnsigned(s.f_ffree), intFromUnsigned(s.f_favail), intFromUnsigned(s.f_flag),
                             intFromUnsigned(s.f_namemax), intFromUnsigned(s.f_fsid)});
}
Value statvfsFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"statvfs", {"path"}, 0, 1, 1};
  Value v[1];
  Path path("statvfs", Path::Descriptor);
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]))
    return kError;
  struct statvfs s;
  int result = blocking([&] { return path.isDescriptor() ? fstatvfs(path.fd, &s) : statvfs(path.text, &s); });
  return result < 0 ? Value(fail(path)) : makeStatvfs(s);
}
Value fstatvfsFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"fstatvfs", {"fd"}, 0, 1, 1};
  Value v[1];
  int fd;
  struct statvfs s;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &fd))
    return kError;
  return blocking([&] { return fstatvfs(fd, &s); }) < 0 ? Value(fail()) : makeStatvfs(s);
}

// --- Extended attributes -----------------------------------------------------------------------------------------------

Value getxattrFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"getxattr", {"path", "attribute", "follow_symlinks"}, 0, 2, 2};
  Value v[3];
  Path path("getxattr", Path::Descriptor), name("getxattr", Path::Name, "attribute");
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !name.set(v[1]))
    return kError;
  Status follows = flagArgument(v[2], true);
  if (follows == kRaised || raiseConflicts("getxattr", path, AT_FDCWD, follows))
    return kError;
  for (int64_t size : {128, 65536}) {
    Bytes *value = newBytes(size);
    ssize_t n = blocking([&] {
      void *data = dataOf(value);
      return path.isDescriptor() ? fgetxattr(path.fd, name.text, data, size_t(size))
             : follows           ? getxattr(path.text, name.text, data, size_t(size))
                                 : lgetxattr(path.text, name.text, data, size_t(size));
    });
    if (n >= 0)
      return valueOf(makeBytes(value->data, n));
    if (errno != ERANGE)
      break;
  }
  return fail(path);
}
Value setxattrFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<5> signature = {"setxattr", {"path", "attribute", "value", "flags", "follow_symlinks"}, 0, 4, 3};
  Value v[5];
  Path path("setxattr", Path::Descriptor), name("setxattr", Path::Name, "attribute");
  BytesView value;
  int flags;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !name.set(v[1]) || !requireBytes(v[2], &value) ||
      !intArgument(v[3], &flags))
    return kError;
  Status follows = flagArgument(v[4], true);
  if (follows == kRaised || raiseConflicts("setxattr", path, AT_FDCWD, follows))
    return kError;
  return noneOr(blocking([&] {
                  size_t size = size_t(value.length);
                  return path.isDescriptor() ? fsetxattr(path.fd, name.text, value.data, size, flags)
                         : follows           ? setxattr(path.text, name.text, value.data, size, flags)
                                             : lsetxattr(path.text, name.text, value.data, size, flags);
                }),
                path);
}
Value removexattrFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"removexattr", {"path", "attribute", "follow_symlinks"}, 0, 2, 2};
  Value v[3];
  Path path("removexattr", Path::Descriptor), name("removexattr", Path::Name, "attribute");
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !name.set(v[1]))
    return kError;
  Status follows = flagArgument(v[2], true);
  if (follows == kRaised || raiseConflicts("removexattr", path, AT_FDCWD, follows))
    return kError;
  return noneOr(blocking([&] {
                  return path.isDescriptor() ? fremovexattr(path.fd, name.text)
                         : follows           ? removexattr(path.text, name.text)
                                             : lremovexattr(path.text, name.text);
                }),
                path);
}
Value listxattrFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"listxattr", {"path", "follow_symlinks"}, 0, 1, 0};
  Value v[2];
  Path path("listxattr", Path::Descriptor | Path::None);
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]))
    return kError;
  Status follows = flagArgument(v[1], true);
  if (follows == kRaised || raiseConflicts("listxattr", path, AT_FDCWD, follows))
    return kError;
  Bytes *names = newBytes(65536);
  ssize_t n = blocking([&] {
    char *data = reinterpret_cast<char *>(dataOf(names));
    return path.isDescriptor() ? flistxattr(path.fd, data, 65536)
           : follows           ? listxattr(path.text, data, 65536)
                               : llistxattr(path.text, data, 65536);
  });
  if (n < 0)
    return fail(path);
  List *list = newList();
  std::string_view rest{reinterpret_cast<const char *>(names->data), size_t(n)};
  for (size_t end; (end = rest.find('\0')) != rest.npos; rest.remove_prefix(end + 1))
    append(list, systemText(rest.substr(0, end)));
  return valueOf(list);
}

Value majorFn(Value, Value *args, size_t, Tuple *) {
  int64_t device;
  return requireInt64(args[0], &device) ? intValue(major(dev_t(device))) : kError;
}
Value minorFn(Value, Value *args, size_t, Tuple *) {
  int64_t device;
  return requireInt64(args[0], &device) ? intValue(minor(dev_t(device))) : kError;
}
Value makedevFn(Value, Value *args, size_t, Tuple *) {
  int a, b;
  return intArgument(args[0], &a) && intArgument(args[1], &b) ? intFromUnsigned(makedev(unsigned(a), unsigned(b))) : kError;
}

} // namespace

constinit const NativeMethod posixStatFunctions[] = {
    {"stat", statFn, Arity::Keywords},
    {"lstat", lstatFn, Arity::Keywords},
    {"fstat", fstatFn, Arity::Keywords},
    {"access", access, Arity::Keywords},
    {"chmod", chmodFn, Arity::Keywords},
    {"fchmod", fchmodFn, Arity::Keywords},
    {"chown", chownFn, Arity::Keywords},
    {"lchown", lchownFn, Arity::Keywords},
    {"fchown", fchownFn, Arity::Keywords},
    {"utime", utimeFn, Arity::Keywords},
    {"statvfs", statvfsFn, Arity::Keywords},
    {"fstatvfs", fstatvfsFn, Arity::Keywords},
    {"getxattr", getxattrFn, Arity::Keywords},
    {"setxattr", setxattrFn, Arity::Keywords},
    {"removexattr", removexattrFn, Arity::Keywords},
    {"listxattr", listxattrFn, Arity::Keywords},
    {"major", majorFn, Arity::One},
    {"minor", minorFn, Arity::One},
    {"makedev", makedevFn, Arity::Range, 2, 2},
    {},
};

Status initialisePosixStat(Dict *ns) {
  Type *stat = typeOf(statResult), *statvfs = typeOf(statvfsResult);
  if (!stat || !statvfs)
    return kRaised;
  setStr(ns, intern("stat_result"), valueOf(stat));
  setStr(ns, intern("statvfs_result"), valueOf(statvfs));
  return kOk;
}

} // namespace pyaot::rt
