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

/// Directives: %s const char * (UTF-8) · %U Str * · %T Value: name of its type · %Y: the same, but "None" for None (as the arguments' parser says it) · %N Type *: its name · %S Value: str() ·
/// %R Value: repr() · %A Value: ascii() · %d int · %l int64_t · %z size_t · %c int (character) · %x unsigned · %%. %.100s-like precisions
/// are allowed for %s %U %T %N.
Raised raise(Type &type, const char *format, ...);
/// With a ready argument (KeyError(key), StopIteration(value)) or none.
Raised raiseWith(Type &type, Value argument);
Raised raiseNoArguments(Type &type);
/// An exception instance, as `raise exc` does without a cause; sets its context from the handled exception.
Raised raiseObject(Value exception);
/// OSError (or its subclass by errno) with strerror and optional file name.
Raised raiseErrno(int error, Value filename = kUnset);
/// AttributeError with its `name` and `obj`, NameError with its `name`, ImportError with `name` and `path` (kNone: absent).
Raised raiseAttributeError(Value object, Str *name, const char *format, ...);
Raised raiseNameError(Type &type, Str *name, const char *format, ...);
Raised raiseImportError(Type &type, Value name, Value path, const char *format, ...);
/// UnicodeEncodeError, UnicodeDecodeError (types with an encoding), UnicodeTranslateError (encoding null).
Raised raiseUnicodeError(Type &type, const char *encoding, Value object, int64_t start, int64_t end, const char *reason);
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
  uint64_t suppressContext;
  Value fields[5]; ///< By type: see below. kUnset where nothing was set.
};
PYAOT_KIND(BaseException, BaseException)

/// What BaseException::fields hold.
namespace fields {
enum { StopValue = 0 };                                                 // StopIteration
enum { ExitCode = 0 };                                                  // SystemExit
enum { Errno, StrError, Filename, Filename2, CharactersWritten };       // OSError
enum { ImportMessage, ImportName, ImportPath };                         // ImportError
enum { NameName = 0 };                                                  // NameError
enum { AttributeName, AttributeObject };                                // AttributeError
enum { UnicodeEncoding, UnicodeObject, UnicodeStart, UnicodeEnd, UnicodeReason };
enum { SyntaxMessage, SyntaxFilename, SyntaxLine, SyntaxOffset, SyntaxRest }; // rest: (text, end_lineno, end_offset, print)
enum { GroupMessage, GroupExceptions };                                 // BaseExceptionGroup
} // namespace fields

inline BaseException *exceptionOf(Value v) { return static_cast<BaseException *>(objectOf(v)); }
inline bool isException(Value v) { return isKind<BaseException>(v); }
/// A class derived from BaseException.
inline bool isExceptionClass(Value v) { return isType(v) && as<Type>(v)->flags & Type::Exception; }
/// An instance of an exact builtin exception type with one argument (kUnset: none); nothing is raised.
BaseException *makeException(Type &type, Value argument);
/// Calls __del__ of a dead object; what it raises is reported and dropped.
void callDel(Object *object);
/// "Exception ignored in: ...": reports an exception that nobody can catch (in __del__, in a callback).
void writeUnraisable(Value exception, Value object);
/// What sys.unraisablehook does at first.
void printUnraisable(Value exception, Value object);
/// sys.unraisablehook, once sys is imported.
struct UnraisableHook {
  Value hook, original;
  Value (*makeArguments)(Value exception, Value object);
};
extern UnraisableHook unraisableHook;

struct Traceback : Object {
  CodeInfo *code;
  uint32_t location;
  Value next; ///< The frame below (towards the raise), or None.
  Value frame; ///< Made when asked for; kUnset.
  FrameSlot *slot; ///< Of the call that the exception left or reached.
};
PYAOT_KIND(Traceback, Traceback)

/// Writes the traceback of an exception to stderr as CPython does for an uncaught one.
void printException(Value exception);
/// The whole text of printException as a str (module traceback).
Value formatException(Value exception);

} // namespace pyaot::rt

#endif
