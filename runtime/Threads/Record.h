//===- Record.h - what there is of each thread (private to Threads/) --------------------===//
#ifndef PYAOT_RUNTIME_THREADS_RECORD_H
#define PYAOT_RUNTIME_THREADS_RECORD_H

#include "Containers/Containers.h"
#include "Threads/Gil.h"

#include <pthread.h>

namespace pyaot::rt {

struct ThreadRecord {
  ThreadState state; ///< Of rt.thread, while another thread runs.
  void *stackTop = nullptr, *stackBase = nullptr; ///< The stack to be scanned; top null: it has not begun.
  ThreadRecord *next = nullptr;
  Value function = kUnset, arguments = kUnset, keywords = kUnset; ///< What it runs.
  Value sentinel = kUnset;  ///< Lock that is released when the thread ends (_set_sentinel).
  Dict *locals = nullptr;   ///< By _thread._local object: the dict of its attributes in this thread.
  pthread_t handle = 0;
  int nativeId = 0;
};

extern ThreadRecord mainRecord;
/// The thread that runs now.
extern ThreadRecord *runningThread;
/// All threads, in no order.
extern ThreadRecord *threadList;
/// Starts an operating system's thread that calls record->function. False: errno; the record is gone.
bool startThread(ThreadRecord *record, size_t stackBytes);
/// What runs in the new thread (ThreadModule.cpp).
void runThread(ThreadRecord *self);
int64_t countThreads();

} // namespace pyaot::rt

#endif
