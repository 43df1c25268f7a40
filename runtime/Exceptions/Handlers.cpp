//===- Handlers.cpp - raise, except and with, as compiled code uses them ----------===//
//
// Python reference: "The raise statement", "The try statement", "The with
// statement", "With statement context managers".
//
//===----------------------------------------------------------------------===//
#include "Startup/Semantics.h"
#include "Containers/Containers.h"
#include "Exceptions/Raise.h"
#include "Object/Object.h"
#include "Strings/Str.h"

namespace pyaot {

using namespace rt;

Value rt::TakePending() { return takePending(); }
void rt::Reraise(Value exception) { thread.pending = exception; }

Value rt::PushHandled(Value exception) {
  Value before = thread.exceptions->handled;
  thread.exceptions->handled = exception;
  return before;
}

void rt::PopHandled(Value previous) { thread.exceptions->handled = previous; }

/// `raise cls`: an instance made by calling the class. kError: the call raised.
static Value instantiate(Value cls) {
  Value instance = call(cls, {});
  if (instance && !isException(instance))
    return raise(types::TypeError, "calling %R should have returned an instance of BaseException, not %R", cls,
                 valueOf(typeOf(instance)));
  return instance;
}

Value rt::HandledException() {
  Value handled = handledException();
  return isNone(handled) ? raise(types::RuntimeError, "No active exception to reraise") : handled;
}

void rt::Raise(Value exception, Value cause) {
  if (isExceptionClass(exception)) {
    exception = instantiate(exception);
    if (!exception)
      return;
  } else if (!isException(exception)) {
    raise(types::TypeError, "exceptions must derive from BaseException");
    return;
  }
  if (cause != kUnset) {
    if (isExceptionClass(cause)) {
      cause = call(cause, {});
      if (!cause)
        return;
      // What the call gives is taken as it is by CPython, and would crash it if it were no exception.
    }
    if (!isException(cause) && !isNone(cause)) {
      raise(types::TypeError, "exception causes must derive from BaseException");
      return;
    }
    BaseException *e = exceptionOf(exception);
    store(e, &e->cause, cause);
    e->suppressContext = 1;
  }
  raiseObject(exception);
}

static bool checkExceptType(Value cls) {
  if (isKind<Tuple>(cls)) {
    for (int64_t i = 0; i < as<Tuple>(cls)->length; ++i)
      if (!isExceptionClass(as<Tuple>(cls)->items()[i]))
        return false;
    return true;
  }
  return isExceptionClass(cls);
}

static bool matches(Value exception, Value cls) {
  if (isKind<Tuple>(cls)) {
    for (int64_t i = 0; i < as<Tuple>(cls)->length; ++i)
      if (matches(exception, as<Tuple>(cls)->items()[i]))
        return true;
    return false;
  }
  // Bytecode before 3.11 may ask with the exception's type.
  return isType(exception) ? isSubtype(as<Type>(exception), as<Type>(cls)) : isInstance(exception, as<Type>(cls));
}

Status rt::MatchException(Value exception, Value cls) {
  if (!checkExceptType(cls))
    return raise(types::TypeError, "catching classes that do not inherit from BaseException is not allowed");
  return matches(exception, cls);
}

// --- with ------------------------------------------------------------------------------------------------------------

static Value enterWith(Value manager, Value *exit, Str *enterName, Str *exitName, const char *protocol,
                       const char *exitWord) {
  if (!semanticsAtLeast(11)) { // the missing name, and nothing else; 3.8 looks for __aexit__ first
    bool isAsync = enterName == names::__aenter__;
    for (Str *name : {isAsync && !semanticsAtLeast(9) ? exitName : enterName, exitName})
      if (lookupInType(rt::typeOf(manager), name) == kUnset)
        return raiseWith(types::AttributeError, valueOf(name));
  }
  Value enter = lookupSpecial(manager, enterName);
  if (!enter)
    return kError;
  if (enter == kUnset)
    return raise(types::TypeError, "'%.200T' object does not support the %s protocol", manager, protocol);
  *exit = lookupSpecial(manager, exitName);
  if (!*exit)
    return kError;
  if (*exit == kUnset)
    return raise(types::TypeError, "'%.200T' object does not support the %s protocol (missed %s method)", manager,
                 protocol, exitWord);
  return call(enter, {});
}

Value rt::BeforeWith(Value manager, Value *exit) {
  return enterWith(manager, exit, names::__enter__, names::__exit__, "context manager", "__exit__");
}

Value rt::BeforeAsyncWith(Value manager, Value *exit) {
  return enterWith(manager, exit, names::__aenter__, names::__aexit__, "asynchronous context manager", "__aexit__");
}

/// Since 3.14 __exit__ is looked up first, and the message tells what the other kind of `with` would find.
Value rt::LoadSpecial(Value manager, uint32_t which) {
  static Str *const *const specialNames[] = {&names::__enter__, &names::__exit__, &names::__aenter__, &names::__aexit__};
  Value method = lookupSpecial(manager, *specialNames[which & 3]);
  if (method != kUnset)
    return method;
  bool isAsync = which >= 2;
  bool hasOther = true;
  for (int i = isAsync ? 0 : 2, end = i + 2; i < end; ++i)
    hasOther &= lookupInType(rt::typeOf(manager), *specialNames[i]) != kUnset;
  const char *own = isAsync ? "asynchronous context manager" : "context manager";
  Str *name = *specialNames[which & 3];
  if (!hasOther)
    return raise(types::TypeError, "'%T' object does not support the %s protocol (missed %U method)", manager, own, name);
  return raise(types::TypeError,
               "'%T' object does not support the %s protocol (missed %U method) but it supports the %s protocol. "
               "Did you mean to use '%s'?",
               manager, own, name, isAsync ? "context manager" : "asynchronous context manager", isAsync ? "with" : "async with");
}

Value rt::CallExit(Value exit, Value exception) {
  if (isNone(exception))
    return call(exit, {kNone, kNone, kNone});
  return call(exit, {valueOf(typeOf(exception)), exception, exceptionOf(exception)->traceback});
}

} // namespace pyaot
