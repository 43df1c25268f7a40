//===- Locks.cpp - _thread.lock and _thread.RLock ------------------------------------------===//
#include "Threads/Locks.h"
#include "Classes/Descriptors.h"
#include "Classes/NativeType.h"
#include "Functions/Functions.h"
#include "OS/Posix.h"
#include "Startup/Semantics.h"
#include "Startup/Startup.h"
#include "Threads/Record.h"

#include <cmath>
#include <ctime>
#include <semaphore.h>

namespace pyaot::rt {

namespace {

/// Both types. Who holds the global lock may look at the fields; waiting is done at the semaphore, without it.
struct Lock : Object {
  sem_t semaphore;
  bool isLocked;
  uint64_t owner, count; ///< RLock only.
};
Lock *lockOf(Value v) { return as<Lock>(v); }

uint64_t me() { return uint64_t(pthread_self()); }

/// timeout < 0: for ever. 1 = acquired, 0 = not, -1 = a signal's handler raised.
Status waitForLock(Lock *lock, bool mayWait, double timeout) {
  if (sem_trywait(&lock->semaphore) == 0)
    return 1;
  if (!mayWait || timeout == 0)
    return 0;
  timespec until{};
  if (timeout > 0) {
    clock_gettime(CLOCK_MONOTONIC, &until);
    double whole = std::floor(timeout);
    until.tv_sec += time_t(whole);
    until.tv_nsec += long((timeout - whole) * 1e9);
    if (until.tv_nsec >= 1000000000) {
      until.tv_nsec -= 1000000000;
      ++until.tv_sec;
    }
  }
  int result = blocking([&] {
    return timeout < 0 ? sem_wait(&lock->semaphore) : sem_clockwait(&lock->semaphore, CLOCK_MONOTONIC, &until);
  });
  return result == 0 ? 1 : isRaised() ? kRaised : 0;
}

bool acquireArguments(Value *args, size_t nargs, Tuple *keywordNames, bool *mayWait, double *timeout) {
  static constexpr Signature<2> signature = {"acquire", {"blocking", "timeout"}, 0, 2, 0};
  Value v[2];
  if (!signature.bind(args, nargs, keywordNames, v))
    return false;
  Status waits = flagArgument(v[0], true);
  *timeout = -1;
  if (waits == kRaised || (v[1] != kUnset && !requireDouble(v[1], timeout)))
    return false;
  *mayWait = waits;
  if (std::isnan(*timeout))
    return raise(types::ValueError, "Invalid value NaN (not a number)"), false;
  if (!waits && *timeout != -1)
    return raise(types::ValueError, "can't specify a timeout for a non-blocking call"), false;
  if (*timeout < 0 && *timeout != -1)
    return raise(types::ValueError, semanticsAtLeast(13) ? "timeout value must be a non-negative number" : "timeout value must be positive"), false;
  if (*timeout > 9223372036.0)
    return raise(types::OverflowError, "timestamp too large to convert to C _PyTime_t"), false;
  return true;
}

void freeLock(Object *o) { sem_destroy(&static_cast<Lock *>(o)->semaphore); }

// --- lock ----------------------------------------------------------------------------------------------------------------

extern NativeType lockType, rlockType;

Value newLock(NativeType &type) {
  auto *lock = allocateNative<Lock>(type);
  sem_init(&lock->semaphore, 0, 1);
  return valueOf(lock);
}

Value acquire(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  bool mayWait;
  double timeout;
  if (!acquireArguments(args, nargs, keywordNames, &mayWait, &timeout))
    return kError;
  Status done = waitForLock(lockOf(self), mayWait, timeout);
  if (done == kRaised)
    return kError;
  if (done)
    lockOf(self)->isLocked = true;
  return boolValue(done);
}
Value enter(Value self, Value *, size_t, Tuple *) { return acquire(self, nullptr, 0, nullptr); }
Value release(Value self, Value *, size_t, Tuple *) {
  Lock *lock = lockOf(self);
  if (!lock->isLocked)
    return raise(types::RuntimeError, "release unlocked lock");
  lock->isLocked = false;
  sem_post(&lock->semaphore);
  return kNone;
}
Value locked(Value self, Value *, size_t, Tuple *) { return boolValue(lockOf(self)->isLocked); }
Value reinitialise(Value self, Value *, size_t, Tuple *) {
  Lock *lock = lockOf(self);
  sem_init(&lock->semaphore, 0, 1);
  lock->isLocked = false;
  lock->owner = lock->count = 0;
  return kNone;
}
Value reprLock(Value self) {
  return formatText("<%s %N object at %s>", lockOf(self)->isLocked ? "locked _thread." : "unlocked _thread.", typeOf(self),
                    addressText(self).text);
}

constinit const NativeMethod lockMethods[] = {{"acquire", acquire, Arity::Keywords},
                                              {"acquire_lock", acquire, Arity::Keywords},
                                              {"release", release},
                                              {"release_lock", release},
                                              {"locked", locked},
                                              {"locked_lock", locked},
                                              {"__enter__", enter},
                                              {"__exit__", release, Arity::Range, 0, -1},
                                              {"_at_fork_reinit", reinitialise},
                                              {}};
constinit const TypeDefinition lockDefinition = {.slots = {.repr = reprLock, .finalise = freeLock},
                                                 .methods = lockMethods,
                                                 .instanceSize = sizeof(Lock)};
constinit NativeType lockType = {"_thread", "lock", &lockDefinition};

Value allocateLock(Value, Value *, size_t, Tuple *) { return newLock(lockType); }

// --- RLock ---------------------------------------------------------------------------------------------------------------

bool isMine(const Lock *lock) { return lock->count && lock->owner == me(); }

Value acquireR(Value self, Value *args, size_t nargs, Tuple *keywordNames) {
  bool mayWait;
  double timeout;
  if (!acquireArguments(args, nargs, keywordNames, &mayWait, &timeout))
    return kError;
  Lock *lock = lockOf(self);
  if (isMine(lock)) {
    ++lock->count;
    return kTrue;
  }
  Status done = waitForLock(lock, mayWait, timeout);
  if (done == kRaised)
    return kError;
  if (done) {
    lock->owner = me();
    lock->count = 1;
  }
  return boolValue(done);
}
Value enterR(Value self, Value *, size_t, Tuple *) { return acquireR(self, nullptr, 0, nullptr); }
Value releaseR(Value self, Value *, size_t, Tuple *) {
  Lock *lock = lockOf(self);
  if (!isMine(lock))
    return raise(types::RuntimeError, "cannot release un-acquired lock");
  if (--lock->count == 0) {
    lock->owner = 0;
    sem_post(&lock->semaphore);
  }
  return kNone;
}
Value isOwned(Value self, Value *, size_t, Tuple *) { return boolValue(isMine(lockOf(self))); }
Value releaseSave(Value self, Value *, size_t, Tuple *) {
  Lock *lock = lockOf(self);
  if (!lock->count)
    return raise(types::RuntimeError, "cannot release un-acquired lock");
  Value state = valueOf(makeTuple({intFromUnsigned(lock->count), intFromUnsigned(lock->owner)}));
  lock->count = lock->owner = 0;
  sem_post(&lock->semaphore);
  return state;
}
Value acquireRestore(Value self, Value *args, size_t, Tuple *) {
  int64_t count, owner;
  if (!isKind<Tuple>(args[0]) || as<Tuple>(args[0])->length != 2)
    return raise(types::TypeError, "_acquire_restore() argument 1 must be a 2-tuple");
  if (!requireInt64(as<Tuple>(args[0])->items()[0], &count) || !requireInt64(as<Tuple>(args[0])->items()[1], &owner))
    return kError;
  Lock *lock = lockOf(self);
  Status done;
  while ((done = waitForLock(lock, true, -1)) == 0) {
  }
  if (done == kRaised)
    return kError;
  lock->count = uint64_t(count);
  lock->owner = uint64_t(owner);
  return kNone;
}
Value recursionCount(Value self, Value *, size_t, Tuple *) {
  return intFromUnsigned(isMine(lockOf(self)) ? lockOf(self)->count : 0);
}
Value reprR(Value self) {
  Lock *lock = lockOf(self);
  return formatText("<%s _thread.%N object owner=%S count=%S at %s>", lock->count ? "locked" : "unlocked", typeOf(self),
                    intFromUnsigned(lock->owner), intFromUnsigned(lock->count), addressText(self).text);
}
Value createR(Type *cls, Value *, size_t, Tuple *) {
  auto *lock = static_cast<Lock *>(allocateInstance(cls));
  sem_init(&lock->semaphore, 0, 1);
  return valueOf(lock);
}
Status initialiseR(Value, Value *, size_t, Tuple *) { return kOk; }

constinit const NativeMethod rlockMethods[] = {{"acquire", acquireR, Arity::Keywords},
                                               {"release", releaseR},
                                               {"_is_owned", isOwned},
                                               {"_acquire_restore", acquireRestore, Arity::One},
                                               {"_release_save", releaseSave},
                                               {"_recursion_count", recursionCount},
                                               {"__enter__", enterR},
                                               {"__exit__", releaseR, Arity::Range, 0, -1},
                                               {"_at_fork_reinit", reinitialise},
                                               {}};
constinit const TypeDefinition rlockDefinition = {
    .slots = {.repr = reprR, .create = createR, .initialise = initialiseR, .finalise = freeLock},
    .methods = rlockMethods,
    .instanceSize = sizeof(Lock)};
constinit NativeType rlockType = {"_thread", "RLock", &rlockDefinition, Type::Subclassable};

constinit const NativeMethod functions[] = {{"allocate_lock", allocateLock}, {"allocate", allocateLock}, {}};

} // namespace

Value makeLock() { return newLock(lockType); }
void releaseLock(Value lock) {
  if (lockOf(lock)->isLocked)
    release(lock, nullptr, 0, nullptr);
}

void addLocks(Dict *ns) {
  addFunctions(ns, "_thread", functions);
  setStr(ns, intern("LockType"), valueOf(typeOf(lockType)));
  setStr(ns, intern("lock"), valueOf(typeOf(lockType)));
  setStr(ns, intern("RLock"), valueOf(typeOf(rlockType)));
}

bool newThreadState(ThreadState *state) {
  state->exceptions = &thread.base; // where it will be while it runs
  return makeFrameStack(state);
}

} // namespace pyaot::rt
