//===- Signals.cpp - signals come, and are handled at safe points ---------------------===//
#include "Threads/Signals.h"
#include "Containers/Containers.h"
#include "Exceptions/Raise.h"
#include "IO/IO.h"
#include "OS/Blocking.h"
#include "Object/Object.h"

#include <cerrno>
#include <unistd.h>

namespace pyaot::rt {

constinit Value signalHandlers[kSignals] = {};
constinit int signalWakeup = -1;
constinit bool signalWakeupWarns = true;

static volatile sig_atomic_t anyCame = 0, came[kSignals] = {};

void simulateSignal(int number) {
  came[number] = 1;
  anyCame = 1;
  requestPoll();
}

void noteSignal(int number) {
  int error = errno;
  simulateSignal(number);
  if (signalWakeup >= 0) {
    uint8_t byte = uint8_t(number);
    (void)!write(signalWakeup, &byte, 1);
  }
  errno = error;
}

bool catchSignal(int number, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  return sigaction(number, &action, nullptr) == 0;
}

void initialiseSignals() {
  signal(SIGPIPE, SIG_IGN);
  struct sigaction before;
  if (sigaction(SIGINT, nullptr, &before) == 0 && before.sa_handler == SIG_DFL)
    catchSignal(SIGINT, noteSignal);
}

void dieOfInterrupt() {
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  signal(SIGINT, SIG_DFL);
  sigprocmask(SIG_UNBLOCK, &interrupt, nullptr);
  kill(getpid(), SIGINT);
}

Status runSignalHandlers() {
  if (!anyCame || !isMainThread())
    return kOk;
  anyCame = 0;
  for (int number = 1; number < kSignals; ++number) {
    if (!came[number])
      continue;
    came[number] = 0;
    Value handler = signalHandlers[number];
    bool ok;
    if (handler == kFalse || handler == kTrue || isNone(handler))
      continue; // It was changed since the signal came.
    if (handler == kUnset || handler == kError)
      ok = number != SIGINT || Status(raiseNoArguments(types::KeyboardInterrupt)) == kOk;
    else
      ok = bool(call(handler, {smallInt(number), kNone}));
    if (!ok) {
      // The others wait for the next safe point.
      for (int rest = number + 1; rest < kSignals; ++rest)
        if (came[rest])
          simulateSignal(rest);
      return kRaised;
    }
  }
  return kOk;
}

bool hasSignals() { return anyCame; }

} // namespace pyaot::rt
