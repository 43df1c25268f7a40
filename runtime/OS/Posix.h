//===- Posix.h - what the parts of module posix share --------------------------------===//
//
// Arguments that are paths, results that are paths, and system calls that may wait.
// Python reference: library, "os".
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_OS_POSIX_H
#define PYAOT_RUNTIME_OS_POSIX_H

#include "Containers/Containers.h"
#include "Exceptions/Raise.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "OS/Blocking.h"
#include "Object/Object.h"
#include "Strings/Bytes.h"
#include "Strings/Str.h"

#include <fcntl.h>
#include <string_view>

namespace pyaot::rt {

/// The parameters of a native function with Arity::Keywords, as bindNative() wants them.
template <int N> struct Signature {
  const char *function;
  const char *names[N + 1];
  int positionalOnly, keywordOnlyFrom, required;
  bool bind(Value *args, size_t nargs, Tuple *keywordNames, Value (&out)[N]) const {
    return bindNative(function, names, positionalOnly, keywordOnlyFrom, required, args, nargs, keywordNames, out);
  }
};

/// An argument that names a file: str, bytes, os.PathLike; a descriptor or None where the function says so.
class Path {
public:
  enum Accepts { Name = 0, Descriptor = 1, None = 2 };
  explicit Path(const char *function, int accepts = Name, const char *argument = "path")
      : function(function), argument(argument), accepts(accepts) {}
  /// False = TypeError or ValueError raised.
  bool set(Value v);
  bool isDescriptor() const { return fd >= 0; }
  const char *text = nullptr; ///< NUL-terminated; null: a descriptor, or None.
  size_t length = 0;
  int fd = -1;
  bool isBytes = false;
  Value object = kUnset; ///< What errors show; kUnset for None.

private:
  bool raiseType(Value v);
  const char *function, *argument;
  int accepts;
  Object *keep = nullptr; ///< Path objects live on the stack: the conservative scan finds this.
};

/// None or a descriptor relative to whose folder a path is looked up; AT_FDCWD if absent. False = raised.
bool folderArgument(Value v, int *fd);
/// A descriptor: an int or an object with fileno(). False = raised.
bool descriptorArgument(Value v, int *fd);
/// A true or false argument, `fallback` if absent. -1 = raised.
Status flagArgument(Value v, bool fallback);
/// An int of C, `fallback` if absent. False = raised.
bool intArgument(Value v, int *out, int fallback = 0);
/// follow_symlinks=False with a descriptor, dir_fd with a descriptor: ValueError. True = raised.
bool raiseConflicts(const char *function, const Path &path, int folder, bool follows);

/// os.fspath(); kError = TypeError.
Value fileSystemPath(Value v);
/// Text of the system's, as str or as bytes.
Value systemText(std::string_view text, bool asBytes = false);
/// The OSError of errno, unless an exception is pending already (a signal handler raised it).
Raised fail(Value filename = kUnset);
Raised fail(const Path &path);
Raised fail(const Path &from, const Path &to);
/// None, or fail().
inline Value noneOr(int result, const Path &path) { return result < 0 ? Value(fail(path)) : kNone; }
inline Value noneOr(int result) { return result < 0 ? Value(fail()) : kNone; }
inline Value intOr(int64_t result) { return result < 0 ? Value(fail()) : intValue(result); }

/// uid_t and gid_t: -1 means "no change". False = raised.
bool userArgument(Value v, const char *what, uint32_t *out);

/// Adds the functions of a table that is not the module's main one.
void addFunctions(Dict *ns, const char *module, const NativeMethod *functions);
struct IntConstant {
  const char *name;
  int64_t value;
};
void addConstants(Dict *ns, const IntConstant *constants, size_t count);
template <size_t N> void addConstants(Dict *ns, const IntConstant (&constants)[N]) { addConstants(ns, constants, N); }

// The parts of posix.
extern const NativeMethod posixFileFunctions[], posixFolderFunctions[], posixProcessFunctions[], posixStatFunctions[],
    posixSystemFunctions[];
Status initialisePosixStat(Dict *ns);
Status initialisePosixFiles(Dict *ns);
Status initialisePosixFolders(Dict *ns);
Status initialisePosixProcess(Dict *ns);
Status initialisePosixSystem(Dict *ns);
/// os.stat_result of a struct stat.
Value makeStatResult(const struct stat &status);

} // namespace pyaot::rt

#endif
