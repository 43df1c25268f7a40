//===- Raise.h - raising exceptions from native code ---------------------------===//
//
//   return raise(types::TypeError, "unsupported operand type(s) for +: '%T' and '%T'", a, b);
//
// A function that failed returns kError (Value), kRaised (Status) or a null
// pointer, with the exception in ThreadState: `Raised` converts to all three.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_EXCEPTIONS_RAISE_H
#define PYAOT_RUNTIME_EXCEPTIONS_RAISE_H

#include "Classes/Type.h"

namespace pyaot::rt {

struct Raised {
  operator Value() const { return kError; }
  operator Status() const { return kRaised; }
  template <typename T> operator T *() const { return nullptr; }
};

/// Directives: %s const char * (UTF-8) · %U Str * · %T Value: name of its type · %N Type *: its name · %S Value: str() ·
/// %R Value: repr() · %A Value: ascii() · %d int · %l int64_t · %z size_t · %c int (character) · %%. %.100s-like precisions
/// are allowed for %s %U %T %N.
Raised raise(Type &type, const char *format, ...);
/// With a ready argument (KeyError(key), StopIteration(value)) or none.
Raised raiseWith(Type &type, Value argument);
Raised raiseNoArguments(Type &type);
/// An exception instance, as `raise exc` does without a cause; sets its context from the handled exception.
Raised raiseObject(Value exception);
/// OSError (or its subclass by errno) with strerror and optional file name.
Raised raiseErrno(int error, Value filename = kUnset);
/// A str made with the directives of raise(); kError if str()/repr() of an argument raised.
Value formatText(const char *format, ...);

inline bool isRaised() { return thread.pending != kUnset; }
/// The pending exception is an instance of `type`.
bool isPending(const Type &type);
/// Drops the pending exception.
inline void clearPending() { thread.pending = kUnset; }
/// Takes it out, to be restored later with restorePending().
inline Value takePending() {
  Value v = thread.pending;
  thread.pending = kUnset;
  return v;
}
inline void restorePending(Value exception) { thread.pending = exception; }
/// The exception being handled (sys.exc_info()[1]), or None.
Value handledException();

/// An instance of BaseException and its subclasses. Attributes of special ones (OSError, SystemExit, StopIteration,
/// UnicodeError, ImportError, NameError, AttributeError, SyntaxError) are slots of `fields`.
struct BaseException : Object {
  Value args;      ///< Tuple.
  Value traceback; ///< Traceback or None.
  Value context, cause;
  Value notes;     ///< kUnset or the object of __notes__.
  uint64_t suppressContext;
  Value fields[5]; ///< By type, in Exceptions.cpp.
  InstancePart attributes;
};
PYAOT_KIND(BaseException, BaseException)

struct Traceback : Object {
  CodeInfo *code;
  uint32_t location;
  Value next; ///< The frame below (towards the raise), or None.
  Value frame; ///< Made when asked for; kUnset.
};
PYAOT_KIND(Traceback, Traceback)

/// Writes the traceback of an exception to stderr as CPython does for an uncaught one.
void printException(Value exception);
/// The whole text of printException as a str (module traceback).
Value formatException(Value exception);

} // namespace pyaot::rt

#endif
