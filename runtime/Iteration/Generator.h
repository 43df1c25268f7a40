//===- Generator.h - running generators from native code ----------------------------===//
#ifndef PYAOT_RUNTIME_ITERATION_GENERATOR_H
#define PYAOT_RUNTIME_ITERATION_GENERATOR_H

#include "Object/Object.h"

namespace pyaot::rt {

inline bool hasShape(Value v, const Shape &shape) { return isObject(v) && objectOf(v)->shape == &shape; }
inline bool isCoroutine(Value v) { return hasShape(v, shapes::Coroutine); }
inline bool isAsyncGenerator(Value v) { return hasShape(v, shapes::AsyncGenerator); }

/// What follows when the body of a generator raised: PEP 479, and the end.
[[gnu::cold, gnu::noinline]] void generatorRaised(Generator *generator);
[[gnu::cold, gnu::noinline]] void chainThrownException();

/// Runs the body of a generator that is neither running nor finished. `sent` kError: with the exception pending.
inline Value runGenerator(Generator *generator, Value sent) {
  generator->running = 1;
  generator->exceptions.outer = thread.exceptions;
  thread.exceptions = &generator->exceptions;
  if (!sent && !isNone(generator->exceptions.handled)) [[unlikely]]
    chainThrownException();
  Value result = generator->resume(generator, sent);
  thread.exceptions = generator->exceptions.outer;
  generator->exceptions.outer = nullptr;
  generator->running = 0;
  if (!result) [[unlikely]]
    generatorRaised(generator);
  if (generator->state == Generator::kFinished) [[unlikely]] {
    generator->delegate = kUnset;
    generator->exceptions.handled = kNone;
  }
  return result;
}

Value nextOfGeneratorSlow(Generator *generator);
/// The next item; kUnset at the end.
inline Value nextOfGenerator(Generator *generator) {
  if (generator->state > 0 && !generator->running) [[likely]] {
    Value value = runGenerator(generator, kNone);
    return generator->state == Generator::kFinished && value ? kUnset : value;
  }
  return nextOfGeneratorSlow(generator);
}

/// Runs a generator, coroutine or async generator to its next suspension or end. `sent` kError throws the pending exception in.
/// Returns what it yielded, or, with *finished, what it returned (None when it had ended before); kError after an exception.
Value resumeGenerator(Generator *generator, Value sent, bool *finished);
/// throw() with an instance: goes to what it delegates to first. An async generator's aclose() must not close that.
Value throwIntoGenerator(Generator *generator, Value exception, bool *finished, bool closeOnGeneratorExit = true);
/// generator.close().
Status closeGenerator(Generator *generator);
/// What happens to a generator that nobody holds any more: it is closed, and what that raises is reported and dropped.
void closeDroppedGenerator(Generator *generator);
/// The exception that throw(type, value, traceback) means; kError with a TypeError if it means none.
Value exceptionToThrow(Value *args, size_t nargs);

/// Iterators whose end carries a value that Send() can give: generators, and what `await` waits for.
inline bool endsWithValue(Value v) {
  return isExact<Generator>(v) || isCoroutine(v) || hasShape(v, shapes::CoroutineWrapper) ||
         hasShape(v, shapes::AsyncGenASend) || hasShape(v, shapes::AsyncGenAThrow);
}

/// The awaitables of async generators (AsyncGenerator.cpp): one step of them. `sent` kError throws the pending exception in.
Value stepASend(Value awaitable, Value sent, bool *finished);
Value stepAThrow(Value awaitable, Value sent, bool *finished);
Value makeASend(Generator *generator, Value sent);
/// CPython's _PyCoro_GetAwaitableIter: null text = the one of `await`.
Value awaitableIterator(Value object);

} // namespace pyaot::rt

#endif
