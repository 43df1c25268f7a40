//===- Gil.cpp - one thread runs at a time ----------------------------------------------===//
#include "Startup/Startup.h"
#include "Threads/Gil.h"
#include "Exceptions/Raise.h"
#include "Memory/Heap.h"
#include "Modules/Module.h"
#include "OS/Blocking.h"
#include "Object/Object.h"
#include "Strings/Str.h"
#include "Threads/Record.h"
#include "Threads/Signals.h"

#include <cstdlib>
#include <ctime>
#include <unistd.h>

namespace pyaot::rt {

constinit bool hasThreads = false;
constinit int64_t switchInterval = 5000000;
constinit ThreadRecord mainRecord;
constinit ThreadRecord *runningThread = &mainRecord, *threadList = &mainRecord;

namespace {

/// Guard `isTaken`, `switches` and what is said about them.
constinit pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
constinit pthread_cond_t freed = PTHREAD_COND_INITIALIZER, switched = PTHREAD_COND_INITIALIZER;
constinit bool isTaken = true;
constinit uint64_t switches = 0; ///< How often the lock was taken.
constinit int waiting = 0;
constinit ThreadRecord *mainThread = &mainRecord;
volatile bool switchRequested = false, isEnding = false;

/// Puts the running thread's state aside, and another one in its place.
void saveState(ThreadRecord *record) { record->state = thread; }
void loadState(ThreadRecord *record) {
  uint8_t poll = thread.poll;
  thread = record->state;
  thread.poll = poll;
  setStackBase(record->stackBase);
  runningThread = record;
}

/// True: the time is up.
bool waitFor(pthread_cond_t *condition, int64_t nanoseconds) {
  timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_sec += nanoseconds / 1000000000;
  if ((until.tv_nsec += nanoseconds % 1000000000) >= 1000000000) {
    until.tv_nsec -= 1000000000;
    ++until.tv_sec;
  }
  return pthread_cond_clockwait(condition, &mutex, CLOCK_MONOTONIC, &until) == ETIMEDOUT;
}

void take() {
  pthread_mutex_lock(&mutex);
  ++waiting;
  while (isTaken) {
    uint64_t before = switches;
    if (waitFor(&freed, switchInterval) && isTaken && switches == before) {
      switchRequested = true;
      requestPoll();
    }
  }
  --waiting;
  isTaken = true;
  ++switches;
  pthread_cond_broadcast(&switched);
  pthread_mutex_unlock(&mutex);
}

void give() {
  pthread_mutex_lock(&mutex);
  isTaken = false;
  pthread_cond_signal(&freed);
  pthread_mutex_unlock(&mutex);
}

/// Another thread wants to run: lets it have the lock before this one asks for it again.
[[gnu::noinline]] void switchThreads() {
  switchRequested = false;
  uintptr_t registers[kPreservedRegisters];
  captureRegisters(registers);
  uint64_t before = switches;
  ThreadRecord *self = releaseGil();
  pthread_mutex_lock(&mutex);
  while (switches == before && waiting && !waitFor(&switched, switchInterval)) {
  }
  pthread_mutex_unlock(&mutex);
  acquireGil(self);
  asm volatile("" : : "r"(registers) : "memory"); // they stand in this frame till now
}

void traceThreads(Tracer &tracer) {
  for (ThreadRecord *record = threadList; record; record = record->next) {
    tracer.visit(record->function);
    tracer.visit(record->arguments);
    tracer.visit(record->keywords);
    tracer.visit(record->sentinel);
    tracer.visit(record->locals);
    if (record == runningThread)
      continue;
    tracer.visit(record->state.pending);
    tracer.visit(record->state.base.handled);
    if (!record->stackTop)
      continue;
    for (ExceptionState *state = record->state.exceptions; state; state = state->outer)
      tracer.visit(state->handled);
    tracer.visitStack(record->stackTop, record->stackBase);
  }
}

} // namespace

#if defined(__x86_64__)
[[gnu::naked]] void captureRegisters(uintptr_t *) {
  asm("movq %rbx, (%rdi)\n movq %rbp, 8(%rdi)\n movq %r12, 16(%rdi)\n movq %r13, 24(%rdi)\n movq %r14, 32(%rdi)\n"
      "movq %r15, 40(%rdi)\n ret");
}
#elif defined(__aarch64__)
[[gnu::naked]] void captureRegisters(uintptr_t *) {
  asm("stp x19, x20, [x0]\n stp x21, x22, [x0, 16]\n stp x23, x24, [x0, 32]\n stp x25, x26, [x0, 48]\n"
      "stp x27, x28, [x0, 64]\n stp x29, x30, [x0, 80]\n ret");
}
#endif

[[gnu::noinline]] ThreadRecord *releaseGil() {
  ThreadRecord *self = runningThread;
  saveState(self);
  self->stackTop = __builtin_frame_address(0);
  give();
  return self;
}

void acquireGil(ThreadRecord *self) {
  take();
  if (isEnding && self != mainThread) { // The program ends without the daemons.
    give();
    for (;;)
      pause();
  }
  loadState(self);
  if (self == mainThread && hasSignals())
    requestPoll();
}

void requestPoll() { __atomic_store_n(&thread.poll, uint8_t(1), __ATOMIC_RELAXED); }

bool isMainThread() { return runningThread == mainThread; }

int64_t countThreads() {
  int64_t n = 0;
  for (ThreadRecord *record = threadList; record; record = record->next)
    n += record != mainThread;
  return n;
}

// --- Starting and ending -------------------------------------------------------------------------------------------------

static void unlink(ThreadRecord *record) {
  for (ThreadRecord **at = &threadList; *at; at = &(*at)->next)
    if (*at == record) {
      *at = record->next;
      return;
    }
}

static void *threadMain(void *p) {
  auto *self = static_cast<ThreadRecord *>(p);
  self->stackBase = __builtin_frame_address(0);
  self->handle = pthread_self();
  self->nativeId = gettid();
  acquireGil(self);
  runThread(self);
  unlink(self);
  // The state that stays in rt.thread is nobody's: whoever takes the lock next replaces it.
  thread.pending = kUnset;
  runningThread = nullptr;
  give();
  freeFrameStack(&self->state);
  free(self);
  return nullptr;
}

bool startThread(ThreadRecord *record, size_t stackBytes) {
  if (!hasThreads) {
    hasThreads = true;
    mainThread->handle = pthread_self();
    mainThread->stackBase = currentStackBase();
    addRootTracer(traceThreads);
  }
  record->next = threadList;
  threadList = record;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, stackBytes);
  pthread_t handle;
  int error = pthread_create(&handle, &attributes, threadMain, record);
  pthread_attr_destroy(&attributes);
  if (!error) {
    record->handle = handle;
    return true;
  }
  unlink(record);
  freeFrameStack(&record->state);
  free(record);
  errno = error;
  return false;
}

void forgetOtherThreads() {
  if (!hasThreads)
    return;
  mutex = PTHREAD_MUTEX_INITIALIZER;
  freed = switched = PTHREAD_COND_INITIALIZER;
  isTaken = true;
  waiting = 0;
  switchRequested = false;
  mainThread = threadList = runningThread;
  mainThread->next = nullptr;
  mainThread->nativeId = gettid();
}

void endThreads() {
  // threading._shutdown() waits for those that are no daemons.
  Value threading = getStr(modulesDict(), intern("threading"));
  Value shutdown = threading == kUnset || isNone(threading) ? kUnset : getAttrOptional(threading, intern("_shutdown"));
  if (shutdown && shutdown != kUnset && !call(shutdown, {}))
    writeUnraisable(takePending(), threading);
  isEnding = true;
}

} // namespace pyaot::rt

namespace pyaot {
using namespace rt;

Status rt::Poll() {
  thread.poll = 0;
  if (switchRequested)
    switchThreads();
  return runSignalHandlers();
}

} // namespace pyaot
