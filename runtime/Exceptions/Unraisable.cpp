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

void writeUnraisable(Value exception, Value object) {
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
