//===- Functions.h - callables as native code sees them ---------------------------===//
#ifndef PYAOT_RUNTIME_FUNCTIONS_FUNCTIONS_H
#define PYAOT_RUNTIME_FUNCTIONS_FUNCTIONS_H

#include "Object/Object.h"

namespace pyaot::rt {

/// code: what __code__ shows of a CodeInfo.
struct Code : Object {
  CodeInfo *info;
};
PYAOT_KIND(Code, Code)

/// The one code object of `info`, made when first asked for.
Value codeObjectOf(CodeInfo *info);

/// "0x7f0123456789": an object's address as repr() shows it.
struct AddressText {
  char text[24];
};
AddressText addressText(Value v);

/// The annotations that an __annotate__ function computes (3.14), a dict; kError = exception.
Value evaluateAnnotations(Value annotate);

/// How CPython names a callable in errors: "f()", "list.append()", "mod.f()"; the object's str() where it has no name.
Str *describeCallable(Value callable);

} // namespace pyaot::rt

#endif
