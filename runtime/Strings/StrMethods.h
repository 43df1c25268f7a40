//===- StrMethods.h - functions behind the method table of str (private) -----------===//
#ifndef PYAOT_RUNTIME_STRINGS_STRMETHODS_H
#define PYAOT_RUNTIME_STRINGS_STRMETHODS_H

#include "Containers/Containers.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Strings/Shared.h"
#include "Strings/Str.h"

namespace pyaot::rt::strMethods {

#define STR_METHOD(name, arity, min, max, binding) Value name(Value self, Value *args, size_t nargs, Tuple *keywordNames);
#include "Strings/StrMethods.def"

/// Appends to a list that was made with enough room, or grows it.
inline void push(List *list, Str *s) {
  if (list->length < list->capacity)
    store(list, &list->items[list->length++], valueOf(s));
  else
    append(list, valueOf(s));
}

/// (sub[, start[, end]]): one to three arguments, with a TypeError of its own kind; false = exception.
bool checkFindCount(const char *name, size_t nargs);
/// Optional [start, end] at args[1], args[2], None or absent for the whole; false = exception.
bool findBounds(Value *args, size_t nargs, int64_t length, int64_t *start, int64_t *end);

} // namespace pyaot::rt::strMethods

#endif
