//===- ThreadModule.cpp - module _thread: starting threads ----------------------------------===//
//
// Python reference: library, "_thread". Locks are in Locks.cpp, _local in Local.cpp.
//
//===----------------------------------------------------------------------===//
#include "Modules/Module.h"
#include "Modules/StructSequence.h"
#include "IO/IO.h"
#include "Numbers/Int.h"
#include "OS/Posix.h"
#include "Startup/Semantics.h"
#include "Threads/Locks.h"
#include "Threads/Record.h"
#include "Threads/Signals.h"

#include <climits>
#include <cstdlib>
#include <unistd.h>

namespace pyaot::rt {

namespace {

constexpr size_t kLeastStack = size_t(64) << 20; ///< Of address space; memory is taken as it is used.
constinit size_t stackSize = 0;

constexpr const char *hookFields[] = {"exc_type", "exc_value", "exc_traceback", "thread", nullptr};
constinit StructSequenceType hookArguments = {"_thread", "_ExceptHookArgs", hookFields, 4};

} // namespace

void runThread(ThreadRecord *self) {
  Value keywords = self->keywords;
  RootedValues arguments;
  Tuple *given = as<Tuple>(self->arguments);
  for (int64_t i = 0; i < given->length; ++i)
    arguments.push(given->items()[i]);
  Tuple *names = nullptr;
  if (keywords != kUnset && as<Dict>(keywords)->used) {
    RootedValues keys;
    int64_t position = 0;
    Value key, value;
    while (nextEntry(as<Dict>(keywords), &position, &key, &value)) {
      keys.push(key);
      arguments.push(value);
    }
    names = makeTuple(keys.begin(), keys.size());
  }
  arguments.push(kNone);
  Value result = call(self->function, arguments.begin(), size_t(given->length), names);
  if (!result) {
    Value exception = takePending();
    if (!isInstance(exception, &types::SystemExit)) {
      Str *what = repr(self->function);
      if (what) {
        writeError("Exception ignored in thread started by: ");
        writeError(what);
        writeError("\n");
        printException(exception);
      } else {
        clearPending();
      }
    }
  }
  if (self->sentinel != kUnset)
    releaseLock(self->sentinel);
}

namespace {

Value startNewThread(Value, Value *args, size_t nargs, Tuple *) {
  if (!isCallable(args[0]))
    return raise(types::TypeError, "first arg must be callable");
  if (!isKind<Tuple>(args[1]))
    return raise(types::TypeError, "2nd arg must be a tuple");
  if (nargs > 2 && !isKind<Dict>(args[2]))
    return raise(types::TypeError, "optional 3rd arg must be a dictionary");
  auto *record = static_cast<ThreadRecord *>(calloc(1, sizeof(ThreadRecord)));
  *record = ThreadRecord();
  if (!newThreadState(&record->state)) {
    free(record);
    return raise(types::RuntimeError, "can't start new thread");
  }
  record->function = args[0];
  record->arguments = args[1];
  record->keywords = nargs > 2 ? args[2] : kUnset;
  if (!startThread(record, stackSize > kLeastStack ? stackSize : kLeastStack))
    return raise(types::RuntimeError, "can't start new thread");
  return intFromUnsigned(uint64_t(record->handle));
}

Value exitThread(Value, Value *, size_t, Tuple *) { return raiseNoArguments(types::SystemExit); }
Value getIdent(Value, Value *, size_t, Tuple *) { return intFromUnsigned(uint64_t(pthread_self())); }
Value getNativeId(Value, Value *, size_t, Tuple *) { return intValue(gettid()); }
Value countFn(Value, Value *, size_t, Tuple *) { return intValue(countThreads()); }

Value stackSizeFn(Value, Value *args, size_t nargs, Tuple *) {
  size_t before = stackSize;
  if (nargs) {
    int64_t wanted;
    if (!toIndex(args[0], &wanted))
      return kError;
    if (wanted < 0)
      return raise(types::ValueError, "size must be 0 or a positive value");
    if (wanted && wanted < 32768)
      return raise(types::ValueError, "size not valid: %l bytes", wanted);
    stackSize = size_t(wanted);
  }
  return intValue(int64_t(before));
}

Value interruptMain(Value, Value *args, size_t nargs, Tuple *) {
  int number = SIGINT;
  if (nargs && !intArgument(args[0], &number))
    return kError;
  if (number < 1 || number >= kSignals)
    return raise(types::ValueError, "signal number out of range");
  if (signalHandlers[number] != kTrue && signalHandlers[number] != kFalse)
    simulateSignal(number);
  return kNone;
}

Value setSentinel(Value, Value *, size_t, Tuple *) {
  Value lock = makeLock();
  runningThread->sentinel = lock;
  return lock;
}

/// Prints what ended a thread; threading.excepthook.
Value exceptHook(Value, Value *args, size_t, Tuple *) {
  if (typeOf(args[0]) != typeOf(hookArguments))
    return raise(types::TypeError, "_thread.excepthook argument type must be ExceptHookArgs");
  Value *items = as<Tuple>(args[0])->items();
  if (items[0] == valueOf(&types::SystemExit))
    return kNone;
  Value name = kUnset;
  if (!isNone(items[3])) {
    name = getAttrOptional(items[3], intern("_name"));
    if (!name)
      clearPending();
  }
  Value shown = name && name != kUnset ? name : intFromUnsigned(uint64_t(pthread_self()));
  Value text = formatText("Exception in thread %S:\n", shown);
  if (!text)
    return kError;
  writeError(as<Str>(text));
  if (isException(items[1]))
    printException(items[1]);
  return kNone;
}
Value isMainInterpreter(Value, Value *, size_t, Tuple *) { return kTrue; }

constinit const NativeMethod functions[] = {
    {"start_new_thread", startNewThread, Arity::Range, 2, 3},
    {"start_new", startNewThread, Arity::Range, 2, 3},
    {"exit", exitThread},
    {"exit_thread", exitThread},
    {"get_ident", getIdent},
    {"get_native_id", getNativeId},
    {"_count", countFn},
    {"stack_size", stackSizeFn, Arity::Range, 0, 1},
    {"interrupt_main", interruptMain, Arity::Range, 0, 1},
    {"_set_sentinel", setSentinel},
    {"_excepthook", exceptHook, Arity::One},
    {"_is_main_interpreter", isMainInterpreter},
    {"daemon_threads_allowed", isMainInterpreter},
    {},
};

Status initialise(Dict *ns) {
  Type *hook = typeOf(hookArguments);
  if (!hook)
    return kRaised;
  setStr(ns, intern("_ExceptHookArgs"), valueOf(hook));
  setStr(ns, intern("error"), valueOf(&types::RuntimeError));
  setStr(ns, intern("TIMEOUT_MAX"), floatValue(9223372036.0));
  addLocks(ns);
  addLocal(ns);
  return kOk;
}

} // namespace

constinit const NativeModule modules::thread_ = {"_thread", functions, initialise};

} // namespace pyaot::rt
