//===- SignalModule.cpp - module _signal ------------------------------------------------------===//
//
// Python reference: library, "signal". How handlers get to run: Signals.cpp.
//
//===----------------------------------------------------------------------===//
#include "Modules/StructSequence.h"
#include "OS/Posix.h"
#include "Threads/Signals.h"

#include <cmath>
#include <csignal>
#include <cstring>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace pyaot::rt {

namespace {

constinit Type *timerError = nullptr;

bool signalArgument(Value v, int *number) {
  if (!intArgument(v, number))
    return false;
  if (*number < 1 || *number >= kSignals)
    return raise(types::ValueError, "signal number out of range"), false;
  return true;
}

Value shownHandler(Value handler) {
  return handler == kFalse ? smallInt(0) : handler == kTrue ? smallInt(1) : handler == kError ? kNone : handler;
}

Value defaultIntHandler(Value, Value *, size_t, Tuple *) { return raiseNoArguments(types::KeyboardInterrupt); }

Value signalFn(Value, Value *args, size_t, Tuple *) {
  int number;
  if (!intArgument(args[0], &number))
    return kError;
  if (!isMainThread())
    return raise(types::ValueError, "signal only works in main thread of the main interpreter");
  if (number < 1 || number >= kSignals)
    return raise(types::ValueError, "signal number out of range");
  Value handler = args[1];
  void (*function)(int) = noteSignal;
  int64_t constant;
  if (isInt(handler) && toInt64(handler, &constant) && (constant == 0 || constant == 1)) {
    function = constant ? SIG_IGN : SIG_DFL;
    handler = boolValue(constant != 0);
  } else if (!isCallable(handler)) {
    return raise(types::TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
  }
  if (runSignalHandlers() == kRaised)
    return kError;
  if (!catchSignal(number, function))
    return fail();
  Value before = signalHandlers[number];
  signalHandlers[number] = handler;
  return shownHandler(before);
}
Value getsignal(Value, Value *args, size_t, Tuple *) {
  int number;
  return signalArgument(args[0], &number) ? shownHandler(signalHandlers[number]) : kError;
}

Value raiseSignal(Value, Value *args, size_t, Tuple *) {
  int number;
  if (!intArgument(args[0], &number))
    return kError;
  int result;
  {
    Unlocked others;
    result = ::raise(number);
  }
  if (result)
    return fail();
  return runSignalHandlers() == kRaised ? kError : kNone;
}
Value strsignalFn(Value, Value *args, size_t, Tuple *) {
  int number;
  if (!signalArgument(args[0], &number))
    return kError;
  const char *text = strsignal(number);
  return !text || strstr(text, "Unknown signal") ? kNone : systemText(text);
}
Value siginterruptFn(Value, Value *args, size_t, Tuple *) {
  int number, on;
  if (!signalArgument(args[0], &number) || !intArgument(args[1], &on))
    return kError;
  struct sigaction action;
  if (sigaction(number, nullptr, &action) < 0)
    return fail();
  action.sa_flags = on ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
  return noneOr(sigaction(number, &action, nullptr));
}
Value pauseFn(Value, Value *, size_t, Tuple *) {
  {
    Unlocked others;
    ::pause();
  }
  return runSignalHandlers() == kRaised ? kError : kNone;
}
Value alarmFn(Value, Value *args, size_t, Tuple *) {
  int seconds;
  return intArgument(args[0], &seconds) ? intValue(alarm(unsigned(seconds))) : kError;
}

bool timeOf(Value v, timeval *out) {
  double seconds = 0;
  if (v != kUnset && !requireDouble(v, &seconds))
    return false;
  double whole = std::floor(seconds);
  *out = {time_t(whole), suseconds_t(std::ceil((seconds - whole) * 1e6))};
  if (out->tv_usec >= 1000000)
    out->tv_usec -= 1000000, ++out->tv_sec;
  return true;
}
Value timerValue(const itimerval &t) {
  auto seconds = [](const timeval &v) { return floatValue(double(v.tv_sec) + double(v.tv_usec) * 1e-6); };
  return valueOf(makeTuple({seconds(t.it_value), seconds(t.it_interval)}));
}
Raised failTimer() {
  int error = errno;
  Value e = call(valueOf(timerError), {smallInt(error), valueOf(makeStr(strerror(error)))});
  return e ? raiseObject(e) : Raised{};
}
Value setitimerFn(Value, Value *args, size_t nargs, Tuple *) {
  int which;
  itimerval next, before;
  if (!intArgument(args[0], &which) || !timeOf(args[1], &next.it_value) || !timeOf(nargs > 2 ? args[2] : kUnset, &next.it_interval))
    return kError;
  return setitimer(__itimer_which_t(which), &next, &before) < 0 ? Value(failTimer()) : timerValue(before);
}
Value getitimerFn(Value, Value *args, size_t, Tuple *) {
  int which;
  itimerval now;
  if (!intArgument(args[0], &which))
    return kError;
  return getitimer(__itimer_which_t(which), &now) < 0 ? Value(failTimer()) : timerValue(now);
}

Value setWakeupFd(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"set_wakeup_fd", {"", "warn_on_full_buffer"}, 1, 1, 1};
  Value v[2];
  int fd;
  if (!signature.bind(args, nargs, keywordNames, v) || !intArgument(v[0], &fd))
    return kError;
  Status warns = flagArgument(v[1], true);
  if (warns == kRaised)
    return kError;
  if (!isMainThread())
    return raise(types::ValueError, "set_wakeup_fd only works in main thread of the main interpreter");
  if (fd != -1) {
    struct stat status;
    int flags;
    if (fstat(fd, &status) < 0 || (flags = fcntl(fd, F_GETFL)) < 0)
      return fail();
    if (!(flags & O_NONBLOCK))
      return raise(types::ValueError, "the fd %d must be in non-blocking mode", fd);
  }
  int before = signalWakeup;
  signalWakeup = fd;
  signalWakeupWarns = warns;
  return smallInt(before);
}

// --- Sets of signals -----------------------------------------------------------------------------------------------------

bool setFrom(Value iterable, sigset_t *set) {
  sigemptyset(set);
  Iterate it(iterable);
  Value item;
  while (it.next(&item)) {
    int64_t number;
    if (!isInt(item) && !(item = index(item)))
      return false;
    if (!toInt64(item, &number) || number < 1 || number >= kSignals)
      return raise(types::ValueError, "signal number %S out of range [1; %d]", item, kSignals - 1), false;
    sigaddset(set, int(number));
  }
  return !it.failed();
}
Value setValue(const sigset_t &set) {
  Set *numbers = newSet();
  for (int number = 1; number < kSignals; ++number)
    if (sigismember(&set, number) == 1)
      add(numbers, smallInt(number));
  return valueOf(numbers);
}
Value pthreadSigmask(Value, Value *args, size_t, Tuple *) {
  int how;
  sigset_t set, before;
  if (!intArgument(args[0], &how) || !setFrom(args[1], &set))
    return kError;
  int error = pthread_sigmask(how, &set, &before);
  if (error)
    return errno = error, fail();
  // What was waiting has come now.
  return runSignalHandlers() == kRaised ? kError : setValue(before);
}
Value sigpendingFn(Value, Value *, size_t, Tuple *) {
  sigset_t set;
  return sigpending(&set) < 0 ? Value(fail()) : setValue(set);
}
Value sigwaitFn(Value, Value *args, size_t, Tuple *) {
  sigset_t set;
  if (!setFrom(args[0], &set))
    return kError;
  int number, error;
  {
    Unlocked others;
    error = sigwait(&set, &number);
  }
  return error ? errno = error, Value(fail()) : smallInt(number);
}
constexpr const char *infoFields[] = {"si_signo", "si_code", "si_errno", "si_pid", "si_uid", "si_status", "si_band", nullptr};
constinit StructSequenceType infoType = {"signal", "struct_siginfo", infoFields, 7};
Value infoValue(const siginfo_t &info) {
  return makeStructSequence(infoType, {smallInt(info.si_signo), intValue(info.si_code), smallInt(info.si_errno), intValue(info.si_pid),
                                       intValue(info.si_uid), intValue(info.si_status), intValue(info.si_band)});
}
Value sigwaitinfoFn(Value, Value *args, size_t, Tuple *) {
  sigset_t set;
  siginfo_t info;
  if (!setFrom(args[0], &set))
    return kError;
  return blocking([&] { return sigwaitinfo(&set, &info); }) < 0 ? Value(fail()) : infoValue(info);
}
Value sigtimedwaitFn(Value, Value *args, size_t, Tuple *) {
  sigset_t set;
  siginfo_t info;
  double seconds;
  if (!setFrom(args[0], &set) || !requireDouble(args[1], &seconds))
    return kError;
  if (seconds < 0)
    return raise(types::ValueError, "timeout must be non-negative");
  timespec t{time_t(seconds), long((seconds - std::floor(seconds)) * 1e9)};
  if (blocking([&] { return sigtimedwait(&set, &info, &t); }) < 0)
    return !isRaised() && errno == EAGAIN ? kNone : Value(fail());
  return infoValue(info);
}
Value validSignals(Value, Value *, size_t, Tuple *) {
  sigset_t set;
  sigfillset(&set);
  return setValue(set);
}
Value pthreadKill(Value, Value *args, size_t, Tuple *) {
  int64_t thread;
  int number;
  if (!requireInt64(args[0], &thread) || !intArgument(args[1], &number))
    return kError;
  int error = pthread_kill(pthread_t(thread), number);
  if (error)
    return errno = error, fail();
  return runSignalHandlers() == kRaised ? kError : kNone;
}
Value pidfdSendSignal(Value, Value *args, size_t nargs, Tuple *) {
  int fd, number, flags = 0;
  if (!intArgument(args[0], &fd) || !intArgument(args[1], &number) || (nargs > 3 && !intArgument(args[3], &flags)))
    return kError;
  return noneOr(int(syscall(SYS_pidfd_send_signal, fd, number, nullptr, flags)));
}

constinit const NativeMethod functions[] = {
    {"default_int_handler", defaultIntHandler, Arity::Range, 2, 2},
    {"signal", signalFn, Arity::Range, 2, 2},
    {"getsignal", getsignal, Arity::One},
    {"raise_signal", raiseSignal, Arity::One},
    {"strsignal", strsignalFn, Arity::One},
    {"siginterrupt", siginterruptFn, Arity::Range, 2, 2},
    {"pause", pauseFn},
    {"alarm", alarmFn, Arity::One},
    {"setitimer", setitimerFn, Arity::Range, 2, 3},
    {"getitimer", getitimerFn, Arity::One},
    {"set_wakeup_fd", setWakeupFd, Arity::Keywords},
    {"pthread_sigmask", pthreadSigmask, Arity::Range, 2, 2},
    {"sigpending", sigpendingFn},
    {"sigwait", sigwaitFn, Arity::One},
    {"sigwaitinfo", sigwaitinfoFn, Arity::One},
    {"sigtimedwait", sigtimedwaitFn, Arity::Range, 2, 2},
    {"valid_signals", validSignals},
    {"pthread_kill", pthreadKill, Arity::Range, 2, 2},
    {"pidfd_send_signal", pidfdSendSignal, Arity::Range, 2, 4},
    {},
};

constexpr IntConstant constants[] = {
    {"NSIG", NSIG}, {"SIG_DFL", 0}, {"SIG_IGN", 1}, {"SIG_BLOCK", SIG_BLOCK}, {"SIG_UNBLOCK", SIG_UNBLOCK},
    {"SIG_SETMASK", SIG_SETMASK}, {"ITIMER_REAL", ITIMER_REAL}, {"ITIMER_VIRTUAL", ITIMER_VIRTUAL}, {"ITIMER_PROF", ITIMER_PROF},
#define ROW(Name) {#Name, Name},
    ROW(SIGHUP) ROW(SIGINT) ROW(SIGQUIT) ROW(SIGILL) ROW(SIGTRAP) ROW(SIGIOT) ROW(SIGABRT) ROW(SIGFPE) ROW(SIGKILL) ROW(SIGBUS)
    ROW(SIGSEGV) ROW(SIGSYS) ROW(SIGPIPE) ROW(SIGALRM) ROW(SIGTERM) ROW(SIGUSR1) ROW(SIGUSR2) ROW(SIGCLD) ROW(SIGCHLD) ROW(SIGPWR)
    ROW(SIGIO) ROW(SIGURG) ROW(SIGWINCH) ROW(SIGPOLL) ROW(SIGSTOP) ROW(SIGTSTP) ROW(SIGCONT) ROW(SIGTTIN) ROW(SIGTTOU)
    ROW(SIGVTALRM) ROW(SIGPROF) ROW(SIGXCPU) ROW(SIGXFSZ) ROW(SIGSTKFLT)
#undef ROW
};

Status initialise(Dict *ns) {
  addConstants(ns, constants);
  setStr(ns, intern("SIGRTMIN"), smallInt(SIGRTMIN));
  setStr(ns, intern("SIGRTMAX"), smallInt(SIGRTMAX));
  Type *info = typeOf(infoType);
  Dict *error = newDict();
  setStr(error, names::__module__, valueOf(intern("signal")));
  timerError = makeType(intern("itimer_error"), makeTuple({valueOf(&types::OSError)}), error);
  if (!info || !timerError)
    return kRaised;
  addRoot(&timerError);
  setStr(ns, intern("struct_siginfo"), valueOf(info));
  setStr(ns, intern("ItimerError"), valueOf(timerError));
  addRoots(signalHandlers, kSignals);
  for (int number = 1; number < kSignals; ++number) {
    struct sigaction action;
    if (sigaction(number, nullptr, &action) < 0)
      signalHandlers[number] = kNone;
    else
      signalHandlers[number] = action.sa_handler == SIG_DFL ? kFalse : action.sa_handler == SIG_IGN ? kTrue : kNone;
    if (action.sa_handler == noteSignal)
      signalHandlers[number] = getStr(ns, intern("default_int_handler"));
  }
  return kOk;
}

} // namespace

constinit const NativeModule modules::signal_ = {"_signal", functions, initialise};

} // namespace pyaot::rt
