//===- Unraisable.cpp - exceptions that nobody can catch ---------------------------===//
//
// What a __del__ or a callback raises is written to stderr, as CPython's
// sys.unraisablehook does, and dropped.
//
//===----------------------------------------------------------------------===//
#include "Exceptions/Raise.h"
#include "Object/Object.h"
#include "Strings/Str.h"

#include <cstdio>

namespace pyaot::rt {

static void writeText(const Str *text) {
  Object *keep = nullptr;
  std::string_view utf8 = utf8Of(text, &keep);
  fwrite(utf8.data(), 1, utf8.size(), stderr);
}

void writeUnraisable(Value exception, Value object) {
  if (object != kUnset) {
    fputs("Exception ignored in: ", stderr);
    if (Str *text = repr(object)) {
      writeText(text);
    } else {
      clearPending();
      fputs("<object repr() failed>", stderr);
    }
    fputc('\n', stderr);
  }
  fflush(stderr);
  printException(exception);
}

void callDel(Object *object) {
  Value method = lookupSpecial(valueOf(object), names::__del__);
  if (method == kUnset)
    return;
  if (!method || !call(method, {}))
    writeUnraisable(takePending(), method ? method : kUnset);
}

} // namespace pyaot::rt
