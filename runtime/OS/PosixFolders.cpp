//===- PosixFolders.cpp - names in folders: listdir, mkdir, rename, link, getcwd ------------===//
#include "OS/Posix.h"

#include <climits>
#include <cstdlib>
#include <cstdio>
#include <cstring>
#include <dirent.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

bool isDots(const char *name) { return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2])); }

Value listdirFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"listdir", {"path"}, 0, 1, 0};
  Value v[1];
  Path path("listdir", Path::Descriptor | Path::None);
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]))
    return kError;
  DIR *folder;
  {
    Unlocked others;
    int copy = path.isDescriptor() ? fcntl(path.fd, F_DUPFD_CLOEXEC, 0) : -1;
    folder = path.isDescriptor() ? copy < 0 ? nullptr : fdopendir(copy) : opendir(path.text);
    if (!folder && copy >= 0) {
      int error = errno;
      close(copy);
      errno = error;
    }
  }
  if (!folder)
    return fail(path);
  if (path.isDescriptor())
    rewinddir(folder);
  List *names = newList();
  errno = 0;
  while (dirent *entry = readdir(folder))
    if (!isDots(entry->d_name))
      append(names, systemText(entry->d_name, path.isBytes));
  int error = errno;
  if (path.isDescriptor())
    rewinddir(folder);
  closedir(folder);
  return error ? errno = error, Value(fail(path)) : valueOf(names);
}

/// Functions of one path (and perhaps a mode) relative to a folder.
template <size_t N> struct OnePath {
  Path path;
  int mode = 0, folder = AT_FDCWD;
  bool ok;
  OnePath(const Signature<int(N)> &signature, Value *args, size_t nargs, Tuple *keywordNames, int defaultMode = 0) : path(signature.function) {
    Value v[N];
    ok = signature.bind(args, nargs, keywordNames, v) && path.set(v[0]) && (N < 3 || intArgument(v[1], &mode, defaultMode)) &&
         (N < 2 || folderArgument(v[N - 1], &folder));
  }
};

Value mkdirFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"mkdir", {"path", "mode", "dir_fd"}, 0, 2, 1};
  OnePath<3> a(signature, args, nargs, keywordNames, 0777);
  return a.ok ? noneOr(blocking([&] { return mkdirat(a.folder, a.path.text, mode_t(a.mode)); }), a.path) : kError;
}
Value mkfifoFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<3> signature = {"mkfifo", {"path", "mode", "dir_fd"}, 0, 2, 1};
  OnePath<3> a(signature, args, nargs, keywordNames, 0666);
  return a.ok ? noneOr(blocking([&] { return mkfifoat(a.folder, a.path.text, mode_t(a.mode)); }), a.path) : kError;
}
Value mknodFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<4> signature = {"mknod", {"path", "mode", "device", "dir_fd"}, 0, 3, 1};
  Value v[4];
  Path path("mknod");
  int mode, folder;
  int64_t device = 0;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) || !intArgument(v[1], &mode, 0600) ||
      (v[2] != kUnset && !requireInt64(v[2], &device)) || !folderArgument(v[3], &folder))
    return kError;
  return noneOr(blocking([&] { return mknodat(folder, path.text, mode_t(mode), dev_t(device)); }), path);
}
template <bool IsFolder> Value removeName(const char *function, Value *args, size_t nargs, Tuple *keywordNames) {
  const Signature<2> signature = {function, {"path", "dir_fd"}, 0, 1, 1};
  OnePath<2> a(signature, args, nargs, keywordNames);
  return a.ok ? noneOr(blocking([&] { return unlinkat(a.folder, a.path.text, IsFolder ? AT_REMOVEDIR : 0); }), a.path) : kError;
}
Value rmdirFn(Value, Value *args, size_t nargs, Tuple *k) { return removeName<true>("rmdir", args, nargs, k); }
Value unlinkFn(Value, Value *args, size_t nargs, Tuple *k) { return removeName<false>("unlink", args, nargs, k); }
Value removeFn(Value, Value *args, size_t nargs, Tuple *k) { return removeName<false>("remove", args, nargs, k); }

Value readlinkFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"readlink", {"path", "dir_fd"}, 0, 1, 1};
  OnePath<2> a(signature, args, nargs, keywordNames);
  if (!a.ok)
    return kError;
  char target[PATH_MAX];
  ssize_t n = blocking([&] { return readlinkat(a.folder, a.path.text, target, sizeof target); });
  return n < 0 ? Value(fail(a.path)) : systemText({target, size_t(n)}, a.path.isBytes);
}

Value renameBoth(const char *function, Value *args, size_t nargs, Tuple *keywordNames) {
  const Signature<4> signature = {function, {"src", "dst", "src_dir_fd", "dst_dir_fd"}, 0, 2, 2};
  Value v[4];
  Path from(function, Path::Name, "src"), to(function, Path::Name, "dst");
  int fromFolder, toFolder;
  if (!signature.bind(args, nargs, keywordNames, v) || !from.set(v[0]) || !to.set(v[1]) || !folderArgument(v[2], &fromFolder) ||
      !folderArgument(v[3], &toFolder))
    return kError;
  return blocking([&] { return renameat(fromFolder, from.text, toFolder, to.text); }) < 0 ? Value(fail(from, to)) : kNone;
}
Value renameFn(Value, Value *args, size_t nargs, Tuple *k) { return renameBoth("rename", args, nargs, k); }
Value replaceFn(Value, Value *args, size_t nargs, Tuple *k) { return renameBoth("replace", args, nargs, k); }

Value linkFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<5> signature = {"link", {"src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks"}, 0, 2, 2};
  Value v[5];
  Path from("link", Path::Name, "src"), to("link", Path::Name, "dst");
  int fromFolder, toFolder;
  if (!signature.bind(args, nargs, keywordNames, v) || !from.set(v[0]) || !to.set(v[1]) || !folderArgument(v[2], &fromFolder) ||
      !folderArgument(v[3], &toFolder))
    return kError;
  Status follows = flagArgument(v[4], true);
  if (follows == kRaised)
    return kError;
  // As CPython does it: link() itself, which does not follow on Linux, when nothing is asked for.
  bool plain = fromFolder == AT_FDCWD && toFolder == AT_FDCWD && follows;
  int result = blocking([&] {
    return plain ? link(from.text, to.text) : linkat(fromFolder, from.text, toFolder, to.text, follows ? AT_SYMLINK_FOLLOW : 0);
  });
  return result < 0 ? Value(fail(from, to)) : kNone;
}
Value symlinkFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<4> signature = {"symlink", {"src", "dst", "target_is_directory", "dir_fd"}, 0, 3, 2};
  Value v[4];
  Path from("symlink", Path::Name, "src"), to("symlink", Path::Name, "dst");
  int folder;
  if (!signature.bind(args, nargs, keywordNames, v) || !from.set(v[0]) || !to.set(v[1]) ||
      flagArgument(v[2], false) == kRaised || !folderArgument(v[3], &folder))
    return kError;
  return blocking([&] { return symlinkat(from.text, folder, to.text); }) < 0 ? Value(fail(from, to)) : kNone;
}

template <int (*Call)(const char *), int (*CallFd)(int)>
Value onFolder(const char *function, int accepts, Value *args, size_t nargs, Tuple *keywordNames) {
  const Signature<1> signature = {function, {"path"}, 0, 1, 1};
  Value v[1];
  Path path(function, accepts);
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]))
    return kError;
  return noneOr(blocking([&] { return path.isDescriptor() ? CallFd(path.fd) : Call(path.text); }), path);
}
Value chdirFn(Value, Value *args, size_t n, Tuple *k) { return onFolder<chdir, fchdir>("chdir", Path::Descriptor, args, n, k); }
Value chrootFn(Value, Value *args, size_t n, Tuple *k) { return onFolder<chroot, fchdir>("chroot", Path::Name, args, n, k); }
Value fchdirFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"fchdir", {"fd"}, 0, 1, 1};
  Value v[1];
  int fd;
  if (!signature.bind(args, nargs, keywordNames, v) || !descriptorArgument(v[0], &fd))
    return kError;
  return noneOr(blocking([&] { return fchdir(fd); }));
}

template <bool AsBytes> Value getcwdFn(Value, Value *, size_t, Tuple *) {
  char folder[PATH_MAX];
  return getcwd(folder, sizeof folder) ? systemText(folder, AsBytes) : Value(fail());
}

/// What posixpath.normpath() is, but that it gives "" where that gives ".": no empty and "." parts, and ".." takes the part before it away.
Value normpath(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"_path_normpath", {"path"}, 0, 1, 1};
  Value v[1];
  if (!signature.bind(args, nargs, keywordNames, v))
    return kError;
  if (!isStr(v[0]))
    return raise(types::TypeError, "_path_normpath() argument 'path' must be str, not %T", v[0]);
  Str *path = as<Str>(v[0]);
  int64_t length = path->length(), root = 0;
  while (root < length && root < 3 && charAt(path, root) == '/')
    ++root;
  bool absolute = root > 0;
  if (equalStr(path, "."))
    return v[0];
  struct Part {
    int64_t from, to;
  };
  RawArray *array = allocateRaw(uint64_t(length / 2 + 2) * sizeof(Part));
  Part *parts = reinterpret_cast<Part *>(array->data());
  size_t count = 0;
  for (int64_t at = 0; at < length;) {
    int64_t end = at;
    while (end < length && charAt(path, end) != '/')
      ++end;
    int64_t size = end - at;
    bool dots = size == 2 && charAt(path, at) == '.' && charAt(path, at + 1) == '.';
    auto isDots = [&](const Part &p) { return p.to - p.from == 2 && charAt(path, p.from) == '.' && charAt(path, p.from + 1) == '.'; };
    if (dots && count && !isDots(parts[count - 1]))
      --count;
    else if (size && !(size == 1 && charAt(path, at) == '.') && !(dots && absolute))
      parts[count++] = {at, end};
    at = end + 1;
  }
  StrBuilder out;
  if (absolute)
    out.append(std::string_view(root == 2 ? "//" : "/")); // Exactly two slashes mean something else to POSIX.
  for (size_t i = 0; i < count; ++i) {
    if (i)
      out.append('/');
    out.append(path, parts[i].from, parts[i].to - parts[i].from);
  }
  return valueOf(out.finish());
}

Value fspathFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"fspath", {"path"}, 0, 1, 1};
  Value v[1];
  return signature.bind(args, nargs, keywordNames, v) ? fileSystemPath(v[0]) : kError;
}

Value umaskFn(Value, Value *args, size_t, Tuple *) {
  int mask;
  return intArgument(args[0], &mask) ? smallInt(umask(mode_t(mask))) : kError;
}

} // namespace

constinit const NativeMethod posixFolderFunctions[] = {
    {"listdir", listdirFn, Arity::Keywords},
    {"mkdir", mkdirFn, Arity::Keywords},
    {"mkfifo", mkfifoFn, Arity::Keywords},
    {"mknod", mknodFn, Arity::Keywords},
    {"rmdir", rmdirFn, Arity::Keywords},
    {"unlink", unlinkFn, Arity::Keywords},
    {"remove", removeFn, Arity::Keywords},
    {"readlink", readlinkFn, Arity::Keywords},
    {"rename", renameFn, Arity::Keywords},
    {"replace", replaceFn, Arity::Keywords},
    {"link", linkFn, Arity::Keywords},
    {"symlink", symlinkFn, Arity::Keywords},
    {"chdir", chdirFn, Arity::Keywords},
    {"chroot", chrootFn, Arity::Keywords},
    {"fchdir", fchdirFn, Arity::Keywords},
    {"getcwd", getcwdFn<false>},
    {"getcwdb", getcwdFn<true>},
    {"_path_normpath", normpath, Arity::Keywords},
    {"fspath", fspathFn, Arity::Keywords},
    {"umask", umaskFn, Arity::One},
    {},
};

} // namespace pyaot::rt
