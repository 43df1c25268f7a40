//===- Blocking.h - system calls that may wait ----------------------------------------===//
//
// While a thread waits in a system call other threads run. A call that a signal
// interrupts runs the handlers of Python and is made again (PEP 475), unless a handler
// raised.
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_OS_BLOCKING_H
#define PYAOT_RUNTIME_OS_BLOCKING_H

#include "Classes/Type.h"
#include "Threads/Gil.h"

#include <cerrno>

namespace pyaot::rt {

/// Handlers of the signals that have come, if this is the main thread. kRaised: a handler raised.
Status runSignalHandlers();

/// What `call()` gave: -1 with errno, or -1 with an exception pending (fail() knows both).
template <typename Fn> auto blocking(Fn call) -> decltype(call()) {
  for (;;) {
    decltype(call()) result;
    {
      Unlocked others;
      result = call();
    }
    if (result != decltype(call())(-1) || errno != EINTR)
      return result;
    if (runSignalHandlers() == kRaised)
      return decltype(call())(-1);
  }
}

} // namespace pyaot::rt

#endif
