//===- Unraisable.cpp - exceptions that nobody can catch ---------------------------===//
//
// What a __del__ or a callback raises is written to stderr, as CPython's
// sys.unraisablehook does, and dropped.
//
//===----------------------------------------------------------------------===//
#include "Exceptions/Raise.h"
#include "IO/IO.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot::rt {

constinit UnraisableHook unraisableHook = {};

void writeUnraisable(Value exception, Value object) {
  // The program's own hook is asked first; an exception of its own is not reported twice.
  if (unraisableHook.hook != unraisableHook.original && !isNone(unraisableHook.hook)) {
    Value args = unraisableHook.makeArguments(exception, object);
    if (args && call(unraisableHook.hook, {args}))
      return;
    exception = takePending();
    object = unraisableHook.hook;
  }
  printUnraisable(exception, object);
}

void printUnraisable(Value exception, Value object) {
  if (object != kUnset) {
    writeError("Exception ignored in: ");
    if (Str *text = repr(object)) {
      writeError(text);
    } else {
      clearPending();
      writeError("<object repr() failed>");
    }
    writeError("\n");
  }
  printException(exception);
}

void callDel(Object *object) {
  Value method = lookupSpecial(valueOf(object), names::__del__);
  if (method == kUnset)
    return;
  if (!method || !call(method, {})) {
    Value exception = takePending();
    writeUnraisable(exception, lookupInType(typeOf(valueOf(object)), names::__del__));
  }
}

} // namespace pyaot::rt
