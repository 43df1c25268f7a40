//===- Atexit.cpp - module atexit --------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "IO/IO.h"
#include "Modules/NativeModule.h"
#include "Numbers/Int.h"
#include "Object/Object.h"
#include "Startup/Semantics.h"
#include "Startup/Startup.h"

namespace pyaot::rt {

namespace {

/// (function, args, keyword names or None), the newest last; None: unregistered.
constinit List *callbacks = nullptr;

Value registerCallback(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  if (!nargs)
    return raise(types::TypeError, "register() takes at least 1 argument (0 given)");
  if (!isCallable(args[0]))
    return raise(types::TypeError, "the first argument must be callable");
  size_t keywords = keywordNames ? size_t(keywordNames->length) : 0;
  Value all = valueOf(makeTuple(args + 1, nargs - 1 + keywords));
  append(callbacks, valueOf(makeTuple({args[0], all, keywords ? valueOf(keywordNames) : kNone})));
  return args[0];
}

void report(Value function) {
  Value exception = takePending();
  writeError(semanticsAtLeast(10) ? "Exception ignored in atexit callback: " : "Error in atexit._run_exitfuncs:\n");
  if (semanticsAtLeast(10)) {
    Str *text = repr(function);
    if (text)
      writeError(text);
    clearPending();
    writeError("\n");
  }
  printException(exception);
}

void clear() {
  while (callbacks->length)
    callbacks->items[--callbacks->length] = Value{};
}

/// Last registered, first called; what callbacks register meanwhile is forgotten.
void runAll() {
  for (int64_t i = callbacks->length - 1; i >= 0; --i) {
    if (i >= callbacks->length) // a callback has cleared the list
      continue;
    Value row = callbacks->items[i];
    if (isNone(row))
      continue;
    Value *parts = as<Tuple>(row)->items();
    Tuple *args = as<Tuple>(parts[1]), *names = isNone(parts[2]) ? nullptr : as<Tuple>(parts[2]);
    if (!Call(parts[0], args->items(), uint64_t(args->length - (names ? names->length : 0)), names))
      report(parts[0]);
  }
  clear();
}

Value runExitFunctions(Value, Value *, size_t, Tuple *) {
  runAll();
  return kNone;
}
Value clearCallbacks(Value, Value *, size_t, Tuple *) {
  clear();
  return kNone;
}
Value countCallbacks(Value, Value *, size_t, Tuple *) {
  int64_t n = 0;
  for (int64_t i = 0; i < callbacks->length; ++i)
    n += !isNone(callbacks->items[i]);
  return smallInt(n);
}
Value unregister(Value, Value *args, size_t, Tuple *) {
  for (int64_t i = 0; i < callbacks->length; ++i) {
    if (isNone(callbacks->items[i]))
      continue;
    Status same = equal(as<Tuple>(callbacks->items[i])->items()[0], args[0]);
    if (same < 0)
      return kError;
    if (same && i < callbacks->length)
      callbacks->items[i] = kNone;
  }
  return kNone;
}

constexpr NativeMethod functions[] = {{"register", registerCallback, Arity::Keywords},
                                      {"unregister", unregister, Arity::One},
                                      {"_run_exitfuncs", runExitFunctions},
                                      {"_clear", clearCallbacks},
                                      {"_ncallbacks", countCallbacks},
                                      {}};

Status initialise(Dict *) {
  if (!callbacks) {
    addRoot(&callbacks);
    callbacks = newList();
  }
  atExit = runAll;
  return kOk;
}

} // namespace

constinit const NativeModule modules::atexit_ = {"atexit", functions, initialise};

} // namespace pyaot::rt
