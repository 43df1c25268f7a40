//===- Stat.cpp - module _stat: what the bits of st_mode mean ---------------------------------===//
#include "Containers/Containers.h"
#include "Exceptions/Raise.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"

#include <sys/stat.h>

namespace pyaot::rt {

namespace {

bool modeOf(Value v, unsigned *out) {
  int64_t mode;
  if (!requireInt64(v, &mode))
    return false;
  if (mode < 0 || mode > 0xFFFFFFFF) {
    raise(types::OverflowError, mode < 0 ? "can't convert negative value to unsigned int" : "mode out of range");
    return false;
  }
  *out = unsigned(mode);
  return true;
}

template <unsigned type> Value isType(Value, Value *args, size_t, Tuple *) {
  unsigned mode;
  return modeOf(args[0], &mode) ? boolValue(type && (mode & S_IFMT) == type) : kError;
}
template <unsigned mask> Value part(Value, Value *args, size_t, Tuple *) {
  unsigned mode;
  return modeOf(args[0], &mode) ? smallInt(mode & mask) : kError;
}

/// "-rwxr-xr-x"
Value fileMode(Value, Value *args, size_t, Tuple *) {
  unsigned mode;
  if (!modeOf(args[0], &mode))
    return kError;
  char text[11] = "----------";
  unsigned type = mode & S_IFMT;
  text[0] = type == S_IFREG    ? '-'
            : type == S_IFDIR  ? 'd'
            : type == S_IFLNK  ? 'l'
            : type == S_IFBLK  ? 'b'
            : type == S_IFCHR  ? 'c'
            : type == S_IFIFO  ? 'p'
            : type == S_IFSOCK ? 's'
                               : '?';
  for (int i = 0; i < 9; ++i)
    if (mode & (0400u >> i))
      text[i + 1] = "rwx"[i % 3];
  auto special = [&](unsigned bit, int at, char withX, char withoutX) {
    if (mode & bit)
      text[at] = text[at] == 'x' ? withX : withoutX;
  };
  special(S_ISUID, 3, 's', 'S');
  special(S_ISGID, 6, 's', 'S');
  special(S_ISVTX, 9, 't', 'T');
  return valueOf(makeStr(text));
}

constexpr NativeMethod functions[] = {{"S_ISDIR", isType<S_IFDIR>, Arity::One},   {"S_ISCHR", isType<S_IFCHR>, Arity::One},
                                      {"S_ISBLK", isType<S_IFBLK>, Arity::One},   {"S_ISREG", isType<S_IFREG>, Arity::One},
                                      {"S_ISFIFO", isType<S_IFIFO>, Arity::One},  {"S_ISLNK", isType<S_IFLNK>, Arity::One},
                                      {"S_ISSOCK", isType<S_IFSOCK>, Arity::One}, {"S_ISDOOR", isType<0>, Arity::One},
                                      {"S_ISPORT", isType<0>, Arity::One},        {"S_ISWHT", isType<0>, Arity::One},
                                      {"S_IMODE", part<07777>, Arity::One},       {"S_IFMT", part<S_IFMT>, Arity::One},
                                      {"filemode", fileMode, Arity::One},         {}};

constexpr struct {
  const char *name;
  int value;
} constants[] = {
    {"S_IFDIR", S_IFDIR}, {"S_IFCHR", S_IFCHR}, {"S_IFBLK", S_IFBLK}, {"S_IFREG", S_IFREG}, {"S_IFIFO", S_IFIFO},
    {"S_IFLNK", S_IFLNK}, {"S_IFSOCK", S_IFSOCK}, {"S_IFDOOR", 0}, {"S_IFPORT", 0}, {"S_IFWHT", 0},
    {"S_ISUID", S_ISUID}, {"S_ISGID", S_ISGID}, {"S_ISVTX", S_ISVTX}, {"S_ENFMT", S_ISGID},
    {"S_IREAD", S_IRUSR}, {"S_IWRITE", S_IWUSR}, {"S_IEXEC", S_IXUSR},
    {"S_IRWXU", S_IRWXU}, {"S_IRUSR", S_IRUSR}, {"S_IWUSR", S_IWUSR}, {"S_IXUSR", S_IXUSR},
    {"S_IRWXG", S_IRWXG}, {"S_IRGRP", S_IRGRP}, {"S_IWGRP", S_IWGRP}, {"S_IXGRP", S_IXGRP},
    {"S_IRWXO", S_IRWXO}, {"S_IROTH", S_IROTH}, {"S_IWOTH", S_IWOTH}, {"S_IXOTH", S_IXOTH},
    {"UF_NODUMP", 1}, {"UF_IMMUTABLE", 2}, {"UF_APPEND", 4}, {"UF_OPAQUE", 8}, {"UF_NOUNLINK", 16}, {"UF_COMPRESSED", 32},
    {"UF_HIDDEN", 32768}, {"SF_ARCHIVED", 65536}, {"SF_IMMUTABLE", 131072}, {"SF_APPEND", 262144}, {"SF_NOUNLINK", 1048576},
    {"SF_SNAPSHOT", 2097152},
    {"ST_MODE", 0}, {"ST_INO", 1}, {"ST_DEV", 2}, {"ST_NLINK", 3}, {"ST_UID", 4}, {"ST_GID", 5}, {"ST_SIZE", 6}, {"ST_ATIME", 7},
    {"ST_MTIME", 8}, {"ST_CTIME", 9}};

Status initialise(Dict *ns) {
  for (const auto &constant : constants)
    setStr(ns, intern(constant.name), smallInt(constant.value));
  return kOk;
}

} // namespace

constinit const NativeModule modules::stat_ = {"_stat", functions, initialise};

} // namespace pyaot::rt
