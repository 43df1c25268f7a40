//===- Interrupt.h - Ctrl-C -------------------------------------------------------------===//
#ifndef PYAOT_RUNTIME_STARTUP_INTERRUPT_H
#define PYAOT_RUNTIME_STARTUP_INTERRUPT_H

namespace pyaot::rt {

/// From now on SIGINT raises KeyboardInterrupt, if it is not ignored.
void initialiseInterrupts();
/// If there was a SIGINT that has not been answered: raises KeyboardInterrupt, true. For system calls that gave EINTR,
/// and where the recursion limit seems to be reached.
bool raiseIfInterrupted();
/// Ends the process as SIGINT does when it is not caught.
void dieOfInterrupt();

} // namespace pyaot::rt

#endif
