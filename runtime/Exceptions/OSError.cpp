//===- OSError.cpp - errors of the operating system ----------------------------------===//
//
// OSError(errno, strerror[, filename[, winerror[, filename2]]]) makes an instance
// of the subclass that goes with errno. Python reference: library, "OS exceptions".
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Exceptions/ExceptionTypes.h"
#include "Numbers/Int.h"

#include <cerrno>
#include <cstring>

namespace pyaot::rt {

static Type *typeForErrno(int64_t error) {
  switch (error) {
  case EAGAIN:
  case EALREADY:
  case EINPROGRESS: return &types::BlockingIOError;
  case EPIPE:
  case ESHUTDOWN: return &types::BrokenPipeError;
  case ECHILD: return &types::ChildProcessError;
  case ECONNABORTED: return &types::ConnectionAbortedError;
  case ECONNREFUSED: return &types::ConnectionRefusedError;
  case ECONNRESET: return &types::ConnectionResetError;
  case EEXIST: return &types::FileExistsError;
  case ENOENT: return &types::FileNotFoundError;
  case EISDIR: return &types::IsADirectoryError;
  case ENOTDIR: return &types::NotADirectoryError;
  case EINTR: return &types::InterruptedError;
  case EACCES:
  case EPERM: return &types::PermissionError;
  case ESRCH: return &types::ProcessLookupError;
  case ETIMEDOUT: return &types::TimeoutError;
  default: return &types::OSError;
  }
}

/// Fills the fields from the arguments; with a file name, `args` keeps only (errno, strerror).
static Status fillFields(Value self, Value *args, size_t nargs) {
  BaseException *e = exceptionOf(self);
  for (Value &field : e->fields)
    field = kUnset;
  if (nargs < 2 || nargs > 5)
    return kOk;
  store(e, &e->fields[fields::Errno], args[0]);
  store(e, &e->fields[fields::StrError], args[1]);
  if (nargs < 3 || isNone(args[2]))
    return kOk;
  if (typeOf(self) == &types::BlockingIOError && isInt(args[2])) {
    store(e, &e->fields[fields::CharactersWritten], args[2]);
    return kOk;
  }
  store(e, &e->fields[fields::Filename], args[2]);
  if (nargs == 5 && !isNone(args[4]))
    store(e, &e->fields[fields::Filename2], args[4]);
  store(e, &e->args, valueOf(makeTuple(args, 2)));
  return kOk;
}

/// As in CPython, __new__ fills the fields, so that subclasses need not call __init__; a subclass that has an __init__
/// of its own gets them from OSError.__init__.
static bool initialisesItself(const Type *cls) {
  return cls->slots.initialise != definitions::OSError.slots.initialise && cls->slots.create == definitions::OSError.slots.create;
}

static Value create(Type *cls, Value *args, size_t nargs, Tuple *keywordNames) {
  if (initialisesItself(cls))
    return createException(cls, args, 0, nullptr);
  if (keywordNames && keywordNames->length)
    return raise(types::TypeError, "%N() takes no keyword arguments", cls);
  int64_t error;
  if (cls == &types::OSError && nargs >= 2 && nargs <= 5 && isInt(args[0]) && toInt64(args[0], &error))
    cls = typeForErrno(error);
  Value self = createException(cls, args, nargs, nullptr);
  return fillFields(self, args, nargs) == kRaised ? kError : self;
}

static Status initialise(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!initialisesItself(typeOf(self)))
    return kOk;
  if (initialiseException(self, args, nargs, keywordNames) == kRaised)
    return kRaised;
  return fillFields(self, args, nargs);
}

static Value strOf(Value self) {
  BaseException *e = exceptionOf(self);
  Value error = getField<fields::Errno>(self), text = getField<fields::StrError>(self);
  Value filename = e->fields[fields::Filename], filename2 = e->fields[fields::Filename2];
  if (filename != kUnset && filename2 != kUnset)
    return formatText("[Errno %S] %S: %R -> %R", error, text, filename, filename2);
  if (filename != kUnset)
    return formatText("[Errno %S] %S: %R", error, text, filename);
  if (e->fields[fields::Errno] != kUnset && e->fields[fields::StrError] != kUnset)
    return formatText("[Errno %S] %S", error, text);
  return strOfException(self);
}

static Value getCharactersWritten(Value self) {
  Value written = exceptionOf(self)->fields[fields::CharactersWritten];
  return written == kUnset ? Value(raise(types::AttributeError, "characters_written")) : written;
}
static Status setCharactersWritten(Value self, Value value) {
  BaseException *e = exceptionOf(self);
  if (value == kUnset) {
    if (e->fields[fields::CharactersWritten] == kUnset)
      return raise(types::AttributeError, "characters_written");
    e->fields[fields::CharactersWritten] = kUnset;
    return kOk;
  }
  int64_t number;
  if (!toIndex(value, &number, true))
    return kRaised;
  store(e, &e->fields[fields::CharactersWritten], intValue(number));
  return kOk;
}

static constinit const NativeGetSet getSets[] = {
    {"errno", getField<fields::Errno>, setField<fields::Errno>},
    {"strerror", getField<fields::StrError>, setField<fields::StrError>},
    {"filename", getField<fields::Filename>, setField<fields::Filename>},
    {"filename2", getField<fields::Filename2>, setField<fields::Filename2>},
    {"characters_written", getCharactersWritten, setCharactersWritten},
    {}};

constinit const TypeDefinition definitions::OSError = {
    .slots = {.str = strOf, .create = create, .initialise = initialise},
    .getSets = getSets,
    .doc = "Base class for I/O related errors.",
    .instanceSize = sizeof(BaseException),
};

Raised raiseErrno(int error, Value filename) {
  Value args[3] = {smallInt(error), valueOf(makeStr(strerror(error))), filename};
  Value e = create(&types::OSError, args, filename == kUnset ? 2 : 3, nullptr);
  return e ? raiseObject(e) : Raised{};
}

} // namespace pyaot::rt
