//===- DirEntry.cpp - os.scandir() ----------------------------------------------------------===//
//
// Python reference: library, "os.scandir", "os.DirEntry". The kind of an entry comes
// with its name; stat() is called only for what that does not say, and remembered.
//
//===----------------------------------------------------------------------===//
#include "Classes/NativeType.h"
#include "OS/Posix.h"

#include <cstring>
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

struct DirEntry : Object {
  Value name, path, status, ownStatus; ///< stat() of what it leads to, and of itself: kUnset until asked for.
  int64_t folder;                      ///< The descriptor that scandir() was given, or AT_FDCWD.
  uint64_t inode;
  uint8_t kind; ///< DT_DIR, ...
};
struct ScanIterator : Object {
  DIR *folder; ///< Null: closed, or at its end.
  Value path;  ///< What scandir() was given.
  int64_t fd;  ///< The same if it was a descriptor, else -1.
  bool asBytes;
};

extern NativeType entryType, iteratorType;
DirEntry *entryOf(Value v) { return as<DirEntry>(v); }
ScanIterator *scanOf(Value v) { return as<ScanIterator>(v); }

// --- DirEntry ----------------------------------------------------------------------------------------------------------

/// 1 = done, 0 = it is not there any more, -1 = raised.
int statEntry(DirEntry *entry, bool follows, struct stat *out, bool mayBeMissing) {
  Path path("DirEntry");
  if (!path.set(entry->folder == AT_FDCWD ? entry->path : entry->name))
    return -1;
  if (fstatat(int(entry->folder), path.text, out, follows ? 0 : AT_SYMLINK_NOFOLLOW) == 0)
    return 1;
  if (mayBeMissing && errno == ENOENT)
    return 0;
  return fail(entry->path), -1;
}

Status isMode(DirEntry *entry, bool follows, mode_t mode) {
  bool isLink = entry->kind == DT_LNK;
  if (entry->kind == DT_UNKNOWN || (follows && isLink)) {
    struct stat status;
    int there = statEntry(entry, follows, &status, true);
    return there < 0 ? kRaised : Status(there && (status.st_mode & S_IFMT) == mode);
  }
  return mode == S_IFDIR ? entry->kind == DT_DIR : mode == S_IFLNK ? isLink : entry->kind == DT_REG;
}
template <mode_t Mode> Value isKindOfFile(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {Mode == S_IFDIR ? "is_dir" : "is_file", {"follow_symlinks"}, 0, 0, 0};
  Value v[1];
  if (!signature.bind(args, nargs, keywordNames, v))
    return kError;
  Status follows = flagArgument(v[0], true);
  Status is = follows == kRaised ? kRaised : isMode(entryOf(self), follows, Mode);
  return is == kRaised ? kError : boolValue(is);
}
Value isSymlink(Value self, Value *, size_t, Tuple *) {
  Status is = isMode(entryOf(self), false, S_IFLNK);
  return is == kRaised ? kError : boolValue(is);
}
Value statMethod(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"stat", {"follow_symlinks"}, 0, 0, 0};
  Value v[1];
  if (!signature.bind(args, nargs, keywordNames, v))
    return kError;
  Status follows = flagArgument(v[0], true);
  if (follows == kRaised)
    return kError;
  DirEntry *entry = entryOf(self);
  if (follows) {
    Status isLink = isMode(entry, false, S_IFLNK);
    if (isLink == kRaised)
      return kError;
    follows = isLink;
  }
  Value *known = follows ? &entry->status : &entry->ownStatus;
  if (*known == kUnset) {
    struct stat status;
    if (statEntry(entry, follows, &status, false) < 0)
      return kError;
    Value result = makeStatResult(status);
    if (!result)
      return kError;
    store(entry, known, result);
  }
  return *known;
}
Value inode(Value self, Value *, size_t, Tuple *) { return intFromUnsigned(entryOf(self)->inode); }
Value entryPath(Value self, Value *, size_t, Tuple *) { return entryOf(self)->path; }
Value classGetItem(Value cls, Value *args, size_t, Tuple *) {
  return call(valueOf(&types::GenericAlias), {cls, args[0]});
}
Value entryRepr(Value self) { return formatText("<DirEntry %R>", entryOf(self)->name); }
void traceEntry(Object *o, Tracer &tracer) {
  auto *entry = static_cast<DirEntry *>(o);
  tracer.visit(entry->name);
  tracer.visit(entry->path);
  tracer.visit(entry->status);
  tracer.visit(entry->ownStatus);
}
Value getName(Value self) { return entryOf(self)->name; }
Value getPath(Value self) { return entryOf(self)->path; }

constinit const NativeMethod entryMethods[] = {{"is_dir", isKindOfFile<S_IFDIR>, Arity::Keywords},
                                               {"is_file", isKindOfFile<S_IFREG>, Arity::Keywords},
                                               {"is_symlink", isSymlink},
                                               {"stat", statMethod, Arity::Keywords},
                                               {"inode", inode},
                                               {"__fspath__", entryPath},
                                               {"__class_getitem__", classGetItem, Arity::One, 0, 0, NativeMethod::Class},
                                               {}};
constinit const NativeGetSet entryGetSets[] = {{"name", getName}, {"path", getPath}, {}};
constinit const TypeDefinition entryDefinition = {.slots = {.repr = entryRepr, .trace = traceEntry},
                                                  .methods = entryMethods,
                                                  .getSets = entryGetSets,
                                                  .instanceSize = sizeof(DirEntry)};
constinit NativeType entryType = {"posix", "DirEntry", &entryDefinition};

// --- The iterator ------------------------------------------------------------------------------------------------------

void closeScan(ScanIterator *scan) {
  if (!scan->folder)
    return;
  if (scan->fd >= 0)
    rewinddir(scan->folder);
  closedir(scan->folder);
  scan->folder = nullptr;
}

Value joined(Value folder, std::string_view name, bool asBytes) {
  Path path("scandir");
  if (!path.set(folder))
    return kError;
  bool slash = path.length && path.text[path.length - 1] != '/';
  ByteBuilder out;
  out.append(path.text, int64_t(path.length));
  if (slash)
    out.append('/');
  out.append(name);
  return systemText({reinterpret_cast<const char *>(out.data()), size_t(out.length())}, asBytes);
}

Value nextEntry(Value self) {
  ScanIterator *scan = scanOf(self);
  while (scan->folder) {
    errno = 0;
    dirent *found = readdir(scan->folder);
    if (!found) {
      int error = errno;
      closeScan(scan);
      if (error)
        return errno = error, fail(scan->path);
      break;
    }
    if (found->d_name[0] == '.' && (!found->d_name[1] || (found->d_name[1] == '.' && !found->d_name[2])))
      continue;
    auto *entry = allocateNative<DirEntry>(entryType);
    entry->status = entry->ownStatus = kUnset;
    entry->folder = scan->fd >= 0 ? scan->fd : AT_FDCWD;
    entry->inode = found->d_ino;
    entry->kind = found->d_type;
    Value name = systemText(found->d_name, scan->asBytes);
    if (!name)
      return kError;
    store(entry, &entry->name, name);
    Value path = scan->fd >= 0 ? name : joined(scan->path, found->d_name, scan->asBytes);
    if (!path)
      return kError;
    store(entry, &entry->path, path);
    return valueOf(entry);
  }
  return kUnset;
}

Value self(Value v) { return v; }
Value enter(Value self, Value *, size_t, Tuple *) { return self; }
Value close(Value self, Value *, size_t, Tuple *) { return closeScan(scanOf(self)), kNone; }
void traceScan(Object *o, Tracer &tracer) { tracer.visit(static_cast<ScanIterator *>(o)->path); }
void finaliseScan(Object *o) { closeScan(static_cast<ScanIterator *>(o)); }

constinit const NativeMethod scanMethods[] = {
    {"__enter__", enter}, {"__exit__", close, Arity::Range, 0, -1}, {"close", close}, {}};
constinit const TypeDefinition scanDefinition = {
    .slots = {.iter = self, .next = nextEntry, .trace = traceScan, .finalise = finaliseScan},
    .methods = scanMethods,
    .instanceSize = sizeof(ScanIterator)};
constinit NativeType iteratorType = {"posix", "ScandirIterator", &scanDefinition};

Value scandirFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"scandir", {"path"}, 0, 1, 0};
  Value v[1];
  Path path("scandir", Path::Descriptor | Path::None);
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]))
    return kError;
  auto *scan = allocateNative<ScanIterator>(iteratorType);
  scan->path = path.object == kUnset ? valueOf(intern(".")) : path.object;
  scan->fd = path.fd;
  scan->asBytes = path.isBytes;
  {
    Unlocked others;
    int copy = path.isDescriptor() ? fcntl(path.fd, F_DUPFD_CLOEXEC, 0) : -1;
    scan->folder = path.isDescriptor() ? copy < 0 ? nullptr : fdopendir(copy) : opendir(path.text);
  }
  if (!scan->folder)
    return fail(path);
  registerFinaliser(scan);
  return valueOf(scan);
}

constinit const NativeMethod functions[] = {{"scandir", scandirFn, Arity::Keywords}, {}};

} // namespace

Status initialisePosixFolders(Dict *ns) {
  setStr(ns, intern("DirEntry"), valueOf(typeOf(entryType)));
  addFunctions(ns, "posix", functions);
  return kOk;
}

} // namespace pyaot::rt
