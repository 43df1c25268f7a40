//===- Interrupt.cpp - Ctrl-C ---------------------------------------------------------===//
//
// SIGINT raises KeyboardInterrupt in the main program. Nothing polls for it:
// the handler takes a large amount off the recursion counter, which every call
// looks at anyway; the next one finds itself at the limit, asks here, and
// raises. A function that returns restores the counter it found, so the
// handler is run again by a timer until the interrupt is answered. System
// calls that wait come back with EINTR and ask here too.
//
// A loop without any call never asks: after a while the process ends as if the
// exception had not been caught. Python reference: library, "signal".
//
//===----------------------------------------------------------------------===//
#include "Startup/Interrupt.h"
#include "Exceptions/Raise.h"
#include "IO/IO.h"

#include <csignal>
#include <sys/time.h>
#include <unistd.h>

namespace pyaot::rt {

static constexpr int64_t kInterrupted = int64_t(1) << 40; ///< More than any recursion limit.
static constexpr suseconds_t kPeriod = 10000;             ///< Microseconds between two tries
static constexpr int kMostTries = 150;

static volatile sig_atomic_t isInterrupted = 0, tries = 0;

static bool isCounterTaken() { return thread.recursionRemaining < -kInterrupted / 2; }

static void setTimer(suseconds_t microseconds) {
  itimerval every{{0, microseconds}, {0, microseconds}};
  setitimer(ITIMER_REAL, &every, nullptr);
}

void dieOfInterrupt() {
  signal(SIGINT, SIG_DFL);
  kill(getpid(), SIGINT);
}

static void tryAgain(int) {
  if (!isInterrupted)
    return;
  if (!isCounterTaken())
    thread.recursionRemaining -= kInterrupted;
  tries = tries + 1;
  if (tries > kMostTries) {
    setTimer(0);
    isInterrupted = 0;
    finishIO();
    static constexpr char text[] = "Traceback (most recent call last):\nKeyboardInterrupt\n";
    (void)!write(STDERR_FILENO, text, sizeof text - 1);
    dieOfInterrupt();
    sigset_t interrupt; // it is blocked while its own handler runs
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_UNBLOCK, &interrupt, nullptr);
  }
}

static void interrupt(int) {
  if (!isInterrupted) {
    isInterrupted = 1;
    tries = 0;
    struct sigaction again = {};
    again.sa_handler = tryAgain;
    again.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &again, nullptr);
    setTimer(kPeriod);
  }
  tryAgain(SIGINT);
}

void initialiseInterrupts() {
  struct sigaction action = {}, before;
  action.sa_handler = interrupt;
  sigaction(SIGINT, &action, &before);
  if (before.sa_handler == SIG_IGN)
    sigaction(SIGINT, &before, nullptr);
}

bool raiseIfInterrupted() {
  if (!isInterrupted)
    return false;
  isInterrupted = 0;
  setTimer(0);
  if (isCounterTaken())
    thread.recursionRemaining += kInterrupted;
  raiseNoArguments(types::KeyboardInterrupt);
  return true;
}

} // namespace pyaot::rt
