//===- Locks.h - _thread.lock as other native code uses it ------------------------------===//
#ifndef PYAOT_RUNTIME_THREADS_LOCKS_H
#define PYAOT_RUNTIME_THREADS_LOCKS_H

#include "Classes/Type.h"

namespace pyaot::rt {

struct Dict;

/// A new _thread.lock, not locked.
Value makeLock();
/// Releases it if it is locked.
void releaseLock(Value lock);
/// Adds the lock types, and _local, to module _thread.
void addLocks(Dict *ns);
void addLocal(Dict *ns);
/// The state of a thread that is about to start; false: no memory for its frame stack (freeFrameStack()).
bool newThreadState(ThreadState *state);

} // namespace pyaot::rt

#endif
