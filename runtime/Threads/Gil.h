//===- Gil.h - one thread runs at a time ----------------------------------------------===//
//
// As in CPython, one thread runs Python code and the others wait for the lock. It
// changes hands around system calls that wait (`Unlocked`), and at safe points every
// few milliseconds. Compiled code addresses the state of the running thread as the
// global `rt.thread`: what a thread had there is kept in its record while it waits.
// A program without threads pays a test of `hasThreads` for each system call.
//
// The stacks of waiting threads are roots. Registers that calls preserve are written to
// the stack first: nothing else keeps what only they hold.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_THREADS_GIL_H
#define PYAOT_RUNTIME_THREADS_GIL_H

#include "pyaot/ABI/RuntimeFunctions.h"

#include <cerrno>

namespace pyaot::rt {

struct ThreadRecord;

/// A second thread was started at some time.
extern bool hasThreads;
inline constexpr int kPreservedRegisters = 12;
void captureRegisters(uintptr_t *out);
/// Gives the lock away; the result is what acquireGil() wants. Call captureRegisters() into the frame before.
ThreadRecord *releaseGil();
void acquireGil(ThreadRecord *self);

/// While it lives other threads run, and this one may not touch an object that they can reach. Keeps errno.
class Unlocked {
public:
  Unlocked() {
    if (hasThreads) [[unlikely]] {
      captureRegisters(registers);
      self = releaseGil();
    }
  }
  ~Unlocked() {
    if (self) [[unlikely]] {
      int error = errno;
      acquireGil(self);
      errno = error;
    }
  }
  Unlocked(const Unlocked &) = delete;

private:
  ThreadRecord *self = nullptr;
  uintptr_t registers[kPreservedRegisters];
};

/// Asks the running thread to come to rt::Poll(); may be called by any thread and by handlers of signals.
void requestPoll();
bool isMainThread();
/// In the child of fork() only the calling thread lives; it is the main thread from now on.
void forgetOtherThreads();
/// At the end of the program: threads that are no daemons are waited for; then only the caller runs.
void endThreads();
/// sys.setswitchinterval(), in nanoseconds.
extern int64_t switchInterval;

} // namespace pyaot::rt

#endif
