//===- AsyncGenerator.cpp - await, async for, async generators -----------------------===//
//
// An async generator yields in two ways: what it awaits passes through to the
// event loop as it is, what the program yields comes wrapped (AsyncGenWrap). The
// awaitables of asend() and athrow() tell the two apart and end with the value
// unwrapped. Python reference: "Asynchronous generator functions", PEP 525.
//
//===----------------------------------------------------------------------===//
#include "Containers/Containers.h"
#include "Iteration/Generator.h"
#include "Iteration/Iteration.h"

namespace pyaot::rt {

void traceGenerator(Object *self, Tracer &tracer);
Value generatorText(Value self);

namespace {

/// async_generator_wrapped_value.
struct Wrapped : Object {
  Value value;
};

/// Both awaitables. `argument`: what asend() sends; the exception of athrow(), kUnset for aclose().
struct Awaitable : Object {
  Generator *generator;
  Value argument;
  int64_t state; ///< 0 not begun, 1 under way, 2 closed.
};
enum : int64_t { Begin, UnderWay, Closed };

// Generator::extra of an async generator: a small int with these bits.
constexpr int64_t kClosed = 1, kRunning = 2;

bool hasFlag(Generator *generator, int64_t flag) { return isSmallInt(generator->extra) && (smallIntOf(generator->extra) & flag); }
void setFlag(Generator *generator, int64_t flag, bool on) {
  int64_t flags = isSmallInt(generator->extra) ? smallIntOf(generator->extra) : 0;
  generator->extra = smallInt(on ? flags | flag : flags & ~flag);
}

/// What came out of the generator, as the awaitable's step: a wrapped value ends it.
Value unwrap(Generator *generator, Value result, bool generatorEnded, bool *finished) {
  *finished = false;
  if (result && generatorEnded)
    result = raiseNoArguments(types::StopAsyncIteration);
  if (!result) {
    if (isPending(types::StopAsyncIteration) || isPending(types::GeneratorExit))
      setFlag(generator, kClosed, true);
    setFlag(generator, kRunning, false);
    return kError;
  }
  if (!hasShape(result, shapes::AsyncGenWrapped))
    return result;
  setFlag(generator, kRunning, false);
  *finished = true;
  return as<Wrapped>(result)->value;
}

Awaitable *makeAwaitable(Shape *shape, Generator *generator, Value argument) {
  auto *awaitable = allocate<Awaitable>(shape);
  awaitable->generator = generator;
  awaitable->argument = argument;
  return awaitable;
}

void awaitableTrace(Object *self, Tracer &tracer) {
  tracer.visit(static_cast<Awaitable *>(self)->generator);
  tracer.visit(static_cast<Awaitable *>(self)->argument);
}

using Step = Value (*)(Value awaitable, Value sent, bool *finished);

template <Step step> Value awaitableNext(Value self) {
  bool finished;
  Value value = step(self, kNone, &finished);
  return value && finished ? kUnset : value;
}
template <Step step> Value awaitableSend(Value self, Value *args, size_t, Tuple *) {
  bool finished;
  Value value = step(self, args[0], &finished);
  return value && finished ? Value(raiseStopIteration(value)) : value;
}
template <Step step> Value awaitableThrow(Value self, Value *args, size_t nargs, Tuple *) {
  Value exception = exceptionToThrow(args, nargs);
  if (!exception)
    return kError;
  restorePending(exception);
  bool finished;
  Value value = step(self, kError, &finished);
  return value && finished ? Value(raiseStopIteration(value)) : value;
}
Value awaitableClose(Value self, Value *, size_t, Tuple *) {
  as<Awaitable>(self)->state = Closed;
  return kNone;
}

template <Step step>
constexpr NativeMethod awaitableMethods[] = {
    {"send", awaitableSend<step>, Arity::One},
    {"throw", awaitableThrow<step>, Arity::Range, 1, 3},
    {"close", awaitableClose},
    {},
};

Value itself(Value self) { return self; }
Value asyncNext(Value self) { return makeASend(as<Generator>(self), kNone); }

Value asyncASend(Value self, Value *args, size_t, Tuple *) { return makeASend(as<Generator>(self), args[0]); }
Value asyncAThrow(Value self, Value *args, size_t nargs, Tuple *) {
  Value exception = exceptionToThrow(args, nargs);
  return exception ? valueOf(makeAwaitable(&shapes::AsyncGenAThrow, as<Generator>(self), exception)) : kError;
}
Value asyncAClose(Value self, Value *, size_t, Tuple *) {
  return valueOf(makeAwaitable(&shapes::AsyncGenAThrow, as<Generator>(self), kUnset));
}

constexpr NativeMethod asyncGeneratorMethods[] = {
    {"asend", asyncASend, Arity::One},
    {"athrow", asyncAThrow, Arity::Range, 1, 3},
    {"aclose", asyncAClose},
    {},
};
constexpr NativeGetSet asyncGeneratorFields[] = {
    {"__name__", [](Value self) { return as<Generator>(self)->name; }},
    {"__qualname__", [](Value self) { return as<Generator>(self)->qualname; }},
    {"ag_running", [](Value self) { return boolValue(hasFlag(as<Generator>(self), kRunning)); }},
    {"ag_await", [](Value self) {
       Generator *generator = as<Generator>(self);
       return generator->running || generator->delegate == kUnset ? kNone : generator->delegate;
     }},
    {},
};

} // namespace

Value makeASend(Generator *generator, Value sent) {
  return valueOf(makeAwaitable(&shapes::AsyncGenASend, generator, sent));
}

Value stepASend(Value self, Value sent, bool *finished) {
  auto *awaitable = as<Awaitable>(self);
  Generator *generator = awaitable->generator;
  *finished = false;
  if (awaitable->state == Closed) {
    clearPending();
    return raise(types::RuntimeError, "cannot reuse already awaited __anext__()/asend()");
  }
  if (sent && awaitable->state == Begin) {
    if (hasFlag(generator, kRunning))
      return raise(types::RuntimeError, "anext(): asynchronous generator is already running");
    if (isNone(sent))
      sent = awaitable->argument;
    awaitable->state = UnderWay;
  }
  bool ended;
  Value result;
  if (sent) {
    setFlag(generator, kRunning, true);
    result = resumeGenerator(generator, sent, &ended);
  } else
    result = throwIntoGenerator(generator, takePending(), &ended, false);
  result = unwrap(generator, result, ended, finished);
  if (!result || *finished)
    awaitable->state = Closed;
  return result;
}

Value stepAThrow(Value self, Value sent, bool *finished) {
  auto *awaitable = as<Awaitable>(self);
  Generator *generator = awaitable->generator;
  bool isClose = awaitable->argument == kUnset;
  *finished = false;
  if (awaitable->state == Closed) {
    clearPending();
    return raise(types::RuntimeError, "cannot reuse already awaited aclose()/athrow()");
  }
  bool ended = false;
  Value result;
  if (!sent)
    result = throwIntoGenerator(generator, takePending(), &ended, false);
  else if (generator->state == Generator::kFinished) {
    awaitable->state = Closed;
    *finished = true;
    return kNone;
  } else if (awaitable->state == Begin) {
    if (hasFlag(generator, kRunning)) {
      awaitable->state = Closed;
      return raise(types::RuntimeError, "%s(): asynchronous generator is already running", isClose ? "aclose" : "athrow");
    }
    if (hasFlag(generator, kClosed)) {
      awaitable->state = Closed;
      return raiseNoArguments(types::StopAsyncIteration);
    }
    if (!isNone(sent))
      return raise(types::RuntimeError, "can't send non-None value to a just-started coroutine");
    awaitable->state = UnderWay;
    setFlag(generator, kRunning, true);
    Value exception = awaitable->argument;
    if (isClose) {
      setFlag(generator, kClosed, true);
      raiseNoArguments(types::GeneratorExit);
      exception = takePending();
    }
    result = throwIntoGenerator(generator, exception, &ended, false);
  } else
    result = resumeGenerator(generator, sent, &ended);

  if (!isClose)
    result = unwrap(generator, result, ended, finished);
  else {
    if (result && hasShape(result, shapes::AsyncGenWrapped)) {
      setFlag(generator, kRunning, false);
      awaitable->state = Closed;
      return raise(types::RuntimeError, "async generator ignored GeneratorExit");
    }
    if (result && ended)
      result = raiseNoArguments(types::StopAsyncIteration);
  }
  if (result) {
    if (*finished)
      awaitable->state = Closed;
    return result;
  }
  setFlag(generator, kRunning, false);
  awaitable->state = Closed;
  if (isClose && (isPending(types::StopAsyncIteration) || isPending(types::GeneratorExit))) {
    clearPending();
    *finished = true;
    return kNone;
  }
  return kError;
}

Value awaitableIterator(Value object) {
  if (isCoroutine(object) ||
      (isExact<Generator>(object) && (as<Generator>(object)->code->flags & CodeInfo::kIterableCoroutine)))
    return object;
  UnaryFn await = typeOf(object)->slots.await;
  if (!await)
    return raise(types::TypeError, "object %T can't be used in 'await' expression", object);
  Value iterator = await(object);
  if (!iterator)
    return kError;
  if (isCoroutine(iterator))
    return raise(types::TypeError, "__await__() returned a coroutine");
  if (!isIterator(iterator))
    return raise(types::TypeError, "__await__() returned non-iterator of type '%T'", iterator);
  return iterator;
}

constinit const TypeDefinition definitions::AsyncGenerator = {
    .slots = {.repr = generatorText, .asyncIter = itself, .asyncNext = asyncNext, .trace = traceGenerator},
    .methods = asyncGeneratorMethods,
    .getSets = asyncGeneratorFields,
    .instanceSize = sizeof(Generator),
};
constinit const TypeDefinition definitions::AsyncGenASend = {
    .slots = {.iter = itself, .next = awaitableNext<stepASend>, .await = itself, .trace = awaitableTrace},
    .methods = awaitableMethods<stepASend>,
    .instanceSize = sizeof(Awaitable),
};
constinit const TypeDefinition definitions::AsyncGenAThrow = {
    .slots = {.iter = itself, .next = awaitableNext<stepAThrow>, .await = itself, .trace = awaitableTrace},
    .methods = awaitableMethods<stepAThrow>,
    .instanceSize = sizeof(Awaitable),
};

static void wrappedTrace(Object *self, Tracer &tracer) { tracer.visit(static_cast<Wrapped *>(self)->value); }

constinit const TypeDefinition definitions::AsyncGenWrapped = {.slots = {.trace = wrappedTrace},
                                                               .instanceSize = sizeof(Wrapped)};

} // namespace pyaot::rt

using namespace pyaot;
using namespace pyaot::rt;

Value rt::GetAwaitable(Value object, uint32_t where) {
  if (where && !isCoroutine(object) && !typeOf(object)->slots.await)
    return raise(types::TypeError, "'async with' received an object from __a%s__ that does not implement __await__: %T",
                 where == 1 ? "enter" : "exit", object);
  Value iterator = awaitableIterator(object);
  if (iterator && isCoroutine(iterator) && !as<Generator>(iterator)->running &&
      as<Generator>(iterator)->delegate != kUnset)
    return raise(types::RuntimeError, "coroutine is being awaited already");
  return iterator;
}

Value rt::GetAiter(Value object) {
  UnaryFn iter = typeOf(object)->slots.asyncIter;
  if (!iter)
    return raise(types::TypeError, "'async for' requires an object with __aiter__ method, got %T", object);
  Value iterator = iter(object);
  if (iterator && !typeOf(iterator)->slots.asyncNext)
    return raise(types::TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %T",
                 iterator);
  return iterator;
}

Value rt::GetAnext(Value object) {
  UnaryFn next = typeOf(object)->slots.asyncNext;
  if (!next)
    return raise(types::TypeError, "'async for' requires an iterator with __anext__ method, got %T", object);
  Value awaitable = next(object);
  if (!awaitable || isAsyncGenerator(object))
    return awaitable;
  Value iterator = awaitableIterator(awaitable);
  if (iterator)
    return iterator;
  Value cause = takePending();
  raise(types::TypeError, "'async for' received an invalid object from __anext__: %T", awaitable);
  auto *error = as<BaseException>(thread.pending);
  store(error, &error->cause, cause);
  store(error, &error->context, cause);
  error->suppressContext = 1;
  return kError;
}

Status rt::EndAsyncFor(Value exception) {
  if (isInstance(exception, &types::StopAsyncIteration))
    return 0;
  restorePending(exception);
  return kRaised;
}

Value rt::AsyncGenWrap(Value value) {
  auto *wrapped = allocate<Wrapped>(&shapes::AsyncGenWrapped);
  wrapped->value = value;
  return valueOf(wrapped);
}
