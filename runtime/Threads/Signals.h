//===- Signals.h - signals and the Python functions that handle them --------------------===//
//
// The system's handler only notes that a signal came and asks for a safe point. There,
// in the main thread, the Python function runs. Python reference: library, "signal".
//
//===----------------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_THREADS_SIGNALS_H
#define PYAOT_RUNTIME_THREADS_SIGNALS_H

#include "Classes/Type.h"

#include <csignal>

namespace pyaot::rt {

inline constexpr int kSignals = NSIG;

/// SIGINT raises KeyboardInterrupt from now on, if it is not ignored; SIGPIPE is ignored.
void initialiseSignals();
/// Python's handler of a signal: a callable; None: not installed by Python; kFalse: SIG_DFL; kTrue: SIG_IGN; 0 while nobody has
/// imported _signal: SIGINT raises KeyboardInterrupt.
extern Value signalHandlers[kSignals];
/// Installs what notes the signal, or the default, or ignores it. False: errno.
bool catchSignal(int number, void (*handler)(int));
void noteSignal(int number);
/// A signal, in addition, writes its number here; -1: nowhere.
extern int signalWakeup;
extern bool signalWakeupWarns;
/// Some signal waits for its handler.
bool hasSignals();
/// As if the signal had come (thread.interrupt_main).
void simulateSignal(int number);
/// Ends the process as SIGINT does when nobody catches it.
void dieOfInterrupt();

} // namespace pyaot::rt

#endif
