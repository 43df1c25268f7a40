//===- Posix.cpp - arguments and results of module posix -----------------------------===//
#include "OS/Posix.h"
#include "Modules/Module.h"
#include "Strings/Codecs.h"

#include <climits>
#include <cstring>

namespace pyaot::rt {

// --- Paths -------------------------------------------------------------------------------------------------------------

bool Path::raiseType(Value v) {
  const char *kinds = accepts & Descriptor && accepts & None ? "string, bytes, os.PathLike, integer or None"
                      : accepts & Descriptor                 ? "string, bytes, os.PathLike or integer"
                      : accepts & None                       ? "string, bytes, os.PathLike or None"
                                                             : "string, bytes or os.PathLike";
  raise(types::TypeError, "%s: %s should be %s, not %T", function, argument, kinds, v);
  return false;
}

bool Path::set(Value v) {
  if (v == kUnset || isNone(v)) {
    if (accepts & None || v == kUnset) {
      text = ".";
      length = 1;
      return true;
    }
    return raiseType(v);
  }
  object = v;
  if (!isStr(v) && !isKind<Bytes>(v)) {
    Value number = isInt(v) ? v : kUnset;
    if (accepts & Descriptor && number == kUnset && typeOf(v)->slots.index && !(number = index(v)))
      return false;
    if (accepts & Descriptor && number != kUnset) {
      int64_t wide;
      if (!toInt64(number, &wide) || wide > INT_MAX || wide < INT_MIN) {
        raise(types::OverflowError, "fd is %s", intSign(number) > 0 ? "greater than maximum" : "less than minimum");
        return false;
      }
      fd = int(wide);
      return true;
    }
    Value method = lookupSpecial(v, names::__fspath__);
    if (!method)
      return false;
    if (method == kUnset)
      return raiseType(v);
    Value path = call(method, {});
    if (!path)
      return false;
    if (!isStr(path) && !isKind<Bytes>(path)) {
      raise(types::TypeError, "expected %T.__fspath__() to return str or bytes, not %T", v, path);
      return false;
    }
    object = v = path;
  }
  isBytes = !isStr(v);
  if (isBytes || !as<Str>(v)->isAscii()) {
    Bytes *bytes = isBytes ? as<Bytes>(v) : encodeFileSystem(as<Str>(v));
    if (!bytes)
      return false;
    keep = bytes;
    text = reinterpret_cast<const char *>(bytes->data);
    length = size_t(bytes->length);
  } else {
    std::string_view utf8 = utf8Of(as<Str>(v), &keep, true);
    text = utf8.data();
    length = utf8.size();
  }
  if (memchr(text, 0, length)) {
    if (isBytes)
      raise(types::ValueError, "%s: embedded null character in %s", function, argument);
    else
      raise(types::ValueError, "embedded null byte");
    return false;
  }
  return true;
}

bool folderArgument(Value v, int *fd) {
  *fd = AT_FDCWD;
  if (v == kUnset || isNone(v))
    return true;
  if (!isInt(v) && !typeOf(v)->slots.index) {
    raise(types::TypeError, "argument should be integer or None, not %T", v);
    return false;
  }
  Value number = index(v);
  int64_t wide;
  if (!number)
    return false;
  if (!toInt64(number, &wide) || wide > INT_MAX || wide < INT_MIN) {
    raise(types::OverflowError, "fd is %s", intSign(number) > 0 ? "greater than maximum" : "less than minimum");
    return false;
  }
  *fd = int(wide);
  return true;
}

bool descriptorArgument(Value v, int *fd) {
  Value number = v;
  if (!isInt(v)) {
    Value method = getAttrOptional(v, intern("fileno"));
    if (!method)
      return false;
    if (method == kUnset) {
      raise(types::TypeError, "argument must be an int, or have a fileno() method.");
      return false;
    }
    number = call(method, {});
    if (!number)
      return false;
    if (!isInt(number)) {
      raise(types::TypeError, "fileno() returned a non-integer");
      return false;
    }
  }
  int32_t small;
  if (!requireInt32(number, &small))
    return false;
  if (small < 0) {
    raise(types::ValueError, "file descriptor cannot be a negative integer (%d)", small);
    return false;
  }
  *fd = small;
  return true;
}

Status flagArgument(Value v, bool fallback) { return v == kUnset ? Status(fallback) : truth(v); }

bool intArgument(Value v, int *out, int fallback) {
  *out = fallback;
  return v == kUnset || requireInt32(v, out);
}

bool raiseConflicts(const char *function, const Path &path, int folder, bool follows) {
  if (path.isDescriptor() && folder != AT_FDCWD)
    raise(types::ValueError, "%s: can't specify dir_fd without matching path", function);
  else if (path.isDescriptor() && !follows)
    raise(types::ValueError, "%s: cannot use fd and follow_symlinks together", function);
  else
    return false;
  return true;
}

Value fileSystemPath(Value v) {
  if (isStr(v) || isKind<Bytes>(v))
    return v;
  Value method = lookupSpecial(v, names::__fspath__);
  if (!method)
    return kError;
  if (method == kUnset)
    return raise(types::TypeError, "expected str, bytes or os.PathLike object, not %T", v);
  Value path = call(method, {});
  if (path && !isStr(path) && !isKind<Bytes>(path))
    return raise(types::TypeError, "expected %T.__fspath__() to return str or bytes, not %T", v, path);
  return path;
}

Value systemText(std::string_view text, bool asBytes) {
  return asBytes ? valueOf(makeBytes(text)) : valueOf(decodeFileSystem(text));
}

// --- Errors ------------------------------------------------------------------------------------------------------------

Raised fail(Value filename) { return isRaised() ? Raised{} : raiseErrno(errno, filename); }
Raised fail(const Path &path) { return fail(path.object); }
Raised fail(const Path &from, const Path &to) {
  if (isRaised())
    return {};
  int error = errno;
  Value e = call(valueOf(&types::OSError), {smallInt(error), valueOf(makeStr(strerror(error))), from.object, kNone, to.object});
  return e ? raiseObject(e) : Raised{};
}

bool userArgument(Value v, const char *what, uint32_t *out) {
  if (!isInt(v) && !typeOf(v)->slots.index) {
    raise(types::TypeError, "%s should be integer, not %T", what, v);
    return false;
  }
  Value number = index(v);
  int64_t wide;
  if (!number)
    return false;
  bool fits = toInt64(number, &wide);
  if (!fits || wide < -1 || wide > 0xFFFFFFFF) {
    raise(types::OverflowError, "%s is %s", what, intSign(number) < 0 ? "less than minimum" : "greater than maximum");
    return false;
  }
  *out = uint32_t(wide);
  return true;
}

// --- The module --------------------------------------------------------------------------------------------------------

void addFunctions(Dict *ns, const char *module, const NativeMethod *functions) {
  Value name = valueOf(intern(module)), self = getStr(modulesDict(), intern(module));
  for (; functions->name; ++functions)
    setStr(ns, intern(functions->name), makeBuiltinFunction(functions, self, name));
}

void addConstants(Dict *ns, const IntConstant *constants, size_t count) {
  for (size_t i = 0; i < count; ++i)
    setStr(ns, intern(constants[i].name), intValue(constants[i].value));
}

} // namespace pyaot::rt
