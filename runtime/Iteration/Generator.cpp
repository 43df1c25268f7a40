//===- Generator.cpp - generators and coroutines -------------------------------------===//
//
// The compiler turns a generator's body into a `resume` function over slots of
// the Generator object. Here is everything around it: the states, send(),
// throw() and close() with delegation (`yield from`, `await`), the chain of
// handled exceptions, and PEP 479. Python reference: "Yield expressions",
// "Coroutine objects".
//
//===----------------------------------------------------------------------===//
#include "Iteration/Generator.h"
#include "Classes/Descriptors.h"
#include "Containers/Containers.h"
#include "Exceptions/Frame.h"
#include "Iteration/Iteration.h"
#include "Strings/Str.h"

#include <cstdio>

namespace pyaot::rt {

namespace {

const char *kindName(const Generator *generator) {
  return generator->shape == &shapes::Coroutine        ? "coroutine"
         : generator->shape == &shapes::AsyncGenerator ? "async generator"
                                                       : "generator";
}

Status closeDelegate(Value delegate) {
  if (isExact<Generator>(delegate) || isCoroutine(delegate))
    return closeGenerator(as<Generator>(delegate));
  Value close = getAttrOptional(delegate, names::close);
  if (!close)
    return kRaised;
  return close == kUnset || call(close, nullptr, 0) ? kOk : kRaised;
}

} // namespace

void generatorRaised(Generator *generator) {
  generator->state = Generator::kFinished;
  if (isPending(types::StopIteration) ||
      (generator->shape == &shapes::AsyncGenerator && isPending(types::StopAsyncIteration)))
    ConvertStopIteration(generator->code);
  // The loops that it has left by this exception are done with their iterators. (CPython drops them before the body's own
  // finally blocks, here it is after them.)
  for (uint32_t i = 0; i < generator->numSlots; ++i)
    DropIterator(generator->slots()[i]);
}

/// What the generator is handling becomes the context of what is thrown into it.
void chainThrownException() { raiseObject(takePending()); }

Value nextOfGeneratorSlow(Generator *generator) {
  bool finished;
  Value value = resumeGenerator(generator, kNone, &finished);
  return value && finished ? kUnset : value;
}

Value resumeGenerator(Generator *generator, Value sent, bool *finished) {
  *finished = false;
  if (generator->running) [[unlikely]] {
    clearPending();
    return raise(types::ValueError, "%s already executing", kindName(generator));
  }
  if (generator->state <= 0) [[unlikely]] {
    if (generator->state == Generator::kFinished) {
      if (generator->shape == &shapes::Coroutine) {
        clearPending();
        return raise(types::RuntimeError, "cannot reuse already awaited coroutine");
      }
      *finished = bool(sent);
      return sent ? kNone : kError;
    }
    if (!sent) { // thrown before the first statement
      generator->state = Generator::kFinished;
      if (isPending(types::StopIteration))
        ConvertStopIteration(generator->code);
      return kError;
    }
    if (!isNone(sent))
      return raise(types::TypeError, "can't send non-None value to a just-started %s", kindName(generator));
  }
  Value result = runGenerator(generator, sent);
  *finished = result && generator->state == Generator::kFinished;
  return result;
}

Value throwIntoGenerator(Generator *generator, Value exception, bool *finished, bool closeOnGeneratorExit) {
  *finished = false;
  Value delegate = generator->running || generator->state <= 0 ? kUnset : generator->delegate;
  if (delegate == kUnset) {
    restorePending(exception);
    return resumeGenerator(generator, kError, finished);
  }
  if (closeOnGeneratorExit && isInstance(exception, &types::GeneratorExit)) {
    generator->running = 1;
    Status closed = closeDelegate(delegate);
    generator->running = 0;
    if (closed == kOk)
      restorePending(exception);
    return resumeGenerator(generator, kError, finished);
  }
  Value result;
  generator->running = 1;
  if (isExact<Generator>(delegate) || isCoroutine(delegate)) {
    bool ended;
    result = throwIntoGenerator(as<Generator>(delegate), exception, &ended, closeOnGeneratorExit);
    if (result && ended)
      result = raiseStopIteration(result);
  } else {
    Value method = getAttrOptional(delegate, names::throw_);
    if (method == kUnset) {
      generator->running = 0;
      restorePending(exception);
      return resumeGenerator(generator, kError, finished);
    }
    result = method ? call(method, {exception}) : kError;
  }
  generator->running = 0;
  // A StopIteration ends the delegation: the body takes its value at the `yield from` (CleanupThrow).
  return result ? result : resumeGenerator(generator, kError, finished);
}

Status closeGenerator(Generator *generator) {
  if (generator->state == Generator::kFinished)
    return kOk;
  if (generator->state == 0 && !generator->running) {
    generator->state = Generator::kFinished;
    return kOk;
  }
  Status closed = kOk;
  if (!generator->running && generator->delegate != kUnset) {
    generator->running = 1;
    closed = closeDelegate(generator->delegate);
    generator->running = 0;
  }
  if (closed == kOk)
    raiseNoArguments(types::GeneratorExit);
  bool finished;
  Value result = resumeGenerator(generator, kError, &finished);
  if (result && !finished)
    return raise(types::RuntimeError, "%s ignored GeneratorExit", kindName(generator));
  if (!result) {
    if (!isPending(types::GeneratorExit) && !isPending(types::StopIteration))
      return kRaised;
    clearPending();
  }
  return kOk;
}

void closeDroppedGenerator(Generator *generator) {
  if (generator->state <= 0 || generator->running)
    return;
  Value pending = thread.pending;
  thread.pending = kUnset;
  if (closeGenerator(generator) == kRaised)
    writeUnraisable(takePending(), valueOf(generator));
  thread.pending = pending;
}

Value exceptionToThrow(Value *args, size_t nargs) {
  Value type = args[0], value = nargs > 1 ? args[1] : kNone, traceback = nargs > 2 ? args[2] : kNone;
  if (!isNone(traceback) && !isKind<Traceback>(traceback))
    return raise(types::TypeError, "throw() third argument must be a traceback object");
  Value exception;
  if (isType(type) && isSubtype(as<Type>(type), &types::BaseException)) {
    if (isInstance(value, as<Type>(type)))
      exception = value;
    else if (isKind<Tuple>(value))
      exception = call(type, as<Tuple>(value)->items(), size_t(as<Tuple>(value)->length));
    else
      exception = call(type, &value, isNone(value) ? 0 : 1);
    if (!exception)
      return kError;
    if (!isKind<BaseException>(exception))
      return raise(types::TypeError, "calling %R should have returned an instance of BaseException, not %R", type,
                   valueOf(typeOf(exception)));
  } else if (isKind<BaseException>(type)) {
    if (!isNone(value))
      return raise(types::TypeError, "instance exception may not have a separate value");
    exception = type;
  } else
    return raise(types::TypeError, "exceptions must be classes or instances deriving from BaseException, not %T", type);
  if (!isNone(traceback))
    store(as<BaseException>(exception), &as<BaseException>(exception)->traceback, traceback);
  return exception;
}

namespace {

Value itself(Value self) { return self; }

/// The result of a step for a caller that expects Python's protocol: an end is a StopIteration.
Value stepResult(Value value, bool finished) { return value && finished ? Value(raiseStopIteration(value)) : value; }

Value generatorNext(Value self) { return nextOfGenerator(as<Generator>(self)); }

Value generatorSend(Value self, Value *args, size_t, Tuple *) {
  bool finished;
  Value value = resumeGenerator(as<Generator>(self), args[0], &finished);
  return stepResult(value, finished);
}

Value generatorThrow(Value self, Value *args, size_t nargs, Tuple *) {
  Value exception = exceptionToThrow(args, nargs);
  if (!exception)
    return kError;
  bool finished;
  Value value = throwIntoGenerator(as<Generator>(self), exception, &finished);
  return stepResult(value, finished);
}

Value generatorClose(Value self, Value *, size_t, Tuple *) {
  return closeGenerator(as<Generator>(self)) < 0 ? kError : kNone;
}

Value generatorRepr(Value self) {
  Generator *generator = as<Generator>(self);
  char address[32];
  snprintf(address, sizeof address, "%p", static_cast<void *>(generator));
  return formatText("<%s object %S at %s>", typeName(self), generator->qualname, address);
}

void generatorTrace(Object *self, Tracer &tracer) {
  auto *generator = static_cast<Generator *>(self);
  tracer.visit(generator->name);
  tracer.visit(generator->qualname);
  tracer.visit(generator->delegate);
  tracer.visit(generator->exceptions.handled);
  tracer.visit(generator->function);
  tracer.visit(generator->extra);
  if (generator->state != Generator::kFinished)
    tracer.visit(generator->slots(), generator->numSlots);
}

Value getName(Value self) { return as<Generator>(self)->name; }
Value getQualname(Value self) { return as<Generator>(self)->qualname; }
Status setName(Value self, Value value) {
  if (value == kUnset || !isStr(value))
    return raise(types::TypeError, "__name__ must be set to a string object");
  store(as<Generator>(self), &as<Generator>(self)->name, value);
  return kOk;
}
Status setQualname(Value self, Value value) {
  if (value == kUnset || !isStr(value))
    return raise(types::TypeError, "__qualname__ must be set to a string object");
  store(as<Generator>(self), &as<Generator>(self)->qualname, value);
  return kOk;
}
Value isRunning(Value self) { return boolValue(as<Generator>(self)->running); }
Value isSuspended(Value self) { return boolValue(as<Generator>(self)->state > 0 && !as<Generator>(self)->running); }
Value awaited(Value self) {
  Generator *generator = as<Generator>(self);
  return generator->running || generator->delegate == kUnset ? kNone : generator->delegate;
}
Value none(Value) { return kNone; }

/// A finished generator has no frame.
Value frameOf(Value self) {
  Generator *generator = as<Generator>(self);
  if (generator->state == Generator::kFinished)
    return kNone;
  if (generator->running)
    for (FrameSlot *slot = thread.frameTop; slot < thread.frameBase; ++slot)
      if (*slot && codeOf(*slot) == generator->code)
        return valueOf(makeFrame(generator->code, generator->location, slot));
  return valueOf(makeFrame(generator->code, generator->location, nullptr));
}
Value codeOf(Value self) {
  if (!codeObjectOf)
    return raise(types::NotImplementedError, "code objects are not supported");
  return codeObjectOf(as<Generator>(self)->code);
}

constexpr NativeMethod generatorMethods[] = {
    {"send", generatorSend, Arity::One},
    {"throw", generatorThrow, Arity::Range, 1, 3},
    {"close", generatorClose},
    {},
};
constexpr NativeGetSet generatorFields[] = {
    {"__name__", getName, setName}, {"__qualname__", getQualname, setQualname}, {"gi_running", isRunning},
    {"gi_suspended", isSuspended},  {"gi_yieldfrom", awaited},                  {"gi_frame", frameOf},
    {"gi_code", codeOf},            {},
};
constexpr NativeGetSet coroutineFields[] = {
    {"__name__", getName, setName}, {"__qualname__", getQualname, setQualname}, {"cr_running", isRunning},
    {"cr_suspended", isSuspended},  {"cr_await", awaited},                      {"cr_frame", frameOf},
    {"cr_code", codeOf},            {"cr_origin", none},                        {},
};

/// coroutine.__await__(): the iterator over a coroutine.
struct CoroutineWrapperObject : Object {
  Generator *coroutine;
};

Value coroutineAwait(Value self) {
  auto *wrapper = allocate<CoroutineWrapperObject>(&shapes::CoroutineWrapper);
  wrapper->coroutine = as<Generator>(self);
  return valueOf(wrapper);
}
Value coroutineOf(Value wrapper) { return valueOf(as<CoroutineWrapperObject>(wrapper)->coroutine); }
Value wrapperNext(Value self) {
  bool finished;
  Value value = resumeGenerator(as<CoroutineWrapperObject>(self)->coroutine, kNone, &finished);
  return value && finished ? kUnset : value;
}
Value wrapperSend(Value self, Value *args, size_t n, Tuple *) { return generatorSend(coroutineOf(self), args, n, nullptr); }
Value wrapperThrow(Value self, Value *args, size_t n, Tuple *) { return generatorThrow(coroutineOf(self), args, n, nullptr); }
Value wrapperClose(Value self, Value *args, size_t n, Tuple *) { return generatorClose(coroutineOf(self), args, n, nullptr); }
void wrapperTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<CoroutineWrapperObject *>(self)->coroutine); }

constexpr NativeMethod wrapperMethods[] = {
    {"send", wrapperSend, Arity::One},
    {"throw", wrapperThrow, Arity::Range, 1, 3},
    {"close", wrapperClose},
    {},
};

} // namespace

void traceGenerator(Object *self, Tracer &tracer) { generatorTrace(self, tracer); }
Value generatorText(Value self) { return generatorRepr(self); }

constinit const TypeDefinition definitions::Generator = {
    .slots = {.repr = generatorRepr, .iter = itself, .next = generatorNext, .trace = generatorTrace},
    .methods = generatorMethods,
    .getSets = generatorFields,
    .instanceSize = sizeof(struct Generator),
};
constinit const TypeDefinition definitions::Coroutine = {
    .slots = {.repr = generatorRepr, .await = coroutineAwait, .trace = generatorTrace},
    .methods = generatorMethods,
    .getSets = coroutineFields,
    .instanceSize = sizeof(struct Generator),
};
constinit const TypeDefinition definitions::CoroutineWrapper = {
    .slots = {.iter = itself, .next = wrapperNext, .trace = wrapperTrace},
    .methods = wrapperMethods,
    .instanceSize = sizeof(CoroutineWrapperObject),
};

} // namespace pyaot::rt

using namespace pyaot;
using namespace pyaot::rt;

Value rt::MakeGenerator(Function *function, CodeInfo *code, Value (*resume)(Generator *, Value), uint32_t numSlots) {
  Shape *shape = code->flags & CodeInfo::kAsyncGenerator ? &shapes::AsyncGenerator
                 : code->flags & CodeInfo::kCoroutine    ? &shapes::Coroutine
                                                         : &shapes::Generator;
  auto *generator = allocate<Generator>(shape, sizeof(Generator) + numSlots * sizeof(Value));
  generator->code = code;
  generator->resume = resume;
  generator->numSlots = numSlots;
  generator->name = function ? function->name : valueOf(code->name);
  generator->qualname = function ? function->qualname : valueOf(code->qualname);
  generator->delegate = generator->extra = kUnset;
  generator->exceptions.handled = kNone;
  generator->function = function;
  if (code->flags & CodeInfo::kClosedWhenDropped) {
    registerFinaliser(generator);
    runFinalisers();
  }
  for (uint32_t i = 0; i < numSlots; ++i)
    generator->slots()[i] = kUnset;
  return valueOf(generator);
}

void rt::OwnIterator(Value iterator, Value callable) {
  if (!isExact<Generator>(iterator))
    return;
  if (isKind<Method>(callable))
    callable = as<Method>(callable)->function;
  if (isKind<Function>(callable) && as<Function>(callable)->code == as<Generator>(iterator)->code)
    as<Generator>(iterator)->ownedByLoop = 1;
}

void rt::DropIterator(Value iterator) {
  if (isObject(iterator) && isExact<Generator>(iterator) && as<Generator>(iterator)->ownedByLoop)
    closeDroppedGenerator(as<Generator>(iterator));
}

Value rt::GetYieldFromIter(Value iterable, bool inCoroutine) {
  if (isCoroutine(iterable)) {
    if (!inCoroutine)
      return raise(types::TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    return iterable;
  }
  return isExact<Generator>(iterable) ? iterable : GetIter(iterable);
}

Value rt::Send(Value receiver, Value sent, uint32_t *finished) {
  bool ended = false;
  Value result;
  *finished = 0;
  if (isExact<Generator>(receiver) || isCoroutine(receiver))
    result = resumeGenerator(as<Generator>(receiver), sent, &ended);
  else if (hasShape(receiver, shapes::CoroutineWrapper))
    result = resumeGenerator(as<CoroutineWrapperObject>(receiver)->coroutine, sent, &ended);
  else if (hasShape(receiver, shapes::AsyncGenASend))
    result = stepASend(receiver, sent, &ended);
  else if (hasShape(receiver, shapes::AsyncGenAThrow))
    result = stepAThrow(receiver, sent, &ended);
  else {
    // A class of the program may put its result into StopIteration; native iterators end without a value.
    if (!isNone(sent))
      result = callMethod(receiver, names::send, {sent});
    else if (typeOf(receiver)->flags & Type::Heap) {
      Value next = lookupSpecial(receiver, names::__next__);
      if (next == kUnset)
        return raise(types::TypeError, "'%T' object is not an iterator", receiver);
      result = next ? call(next, nullptr, 0) : kError;
    } else if ((result = IterNext(receiver)) == kUnset) {
      *finished = 1;
      return kNone;
    }
    if (!result) {
      result = takeStopIteration();
      ended = bool(result);
    }
  }
  *finished = ended;
  return result;
}

Value rt::CleanupThrow(Value exception) {
  if (isInstance(exception, &types::StopIteration))
    return getAttr(exception, names::value);
  restorePending(exception);
  return kError;
}

void rt::ConvertStopIteration(CodeInfo *code) {
  bool isAsync = code->flags & CodeInfo::kAsyncGenerator;
  if (!isPending(types::StopIteration) && !(isAsync && isPending(types::StopAsyncIteration)))
    return;
  const char *what = isPending(types::StopIteration) ? "StopIteration" : "StopAsyncIteration";
  Value cause = takePending();
  raise(types::RuntimeError, "%s raised %s",
        isAsync                             ? "async generator"
        : code->flags & CodeInfo::kCoroutine ? "coroutine"
                                             : "generator",
        what);
  auto *error = as<BaseException>(thread.pending);
  store(error, &error->cause, cause);
  store(error, &error->context, cause);
  error->suppressContext = 1;
}
