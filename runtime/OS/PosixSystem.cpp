//===- PosixSystem.cpp - the machine and its limits: uname, times, sysconf, the environment ---===//
#include "Modules/StructSequence.h"
#include "OS/Posix.h"

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sched.h>
#include <sys/random.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <unistd.h>

extern char **environ;

namespace pyaot::rt {

namespace {

constexpr const char *unameFields[] = {"sysname", "nodename", "release", "version", "machine", nullptr};
constinit StructSequenceType unameResult = {"posix", "uname_result", unameFields, 5};
Value unameFn(Value, Value *, size_t, Tuple *) {
  utsname u;
  if (uname(&u) < 0)
    return fail();
  return makeStructSequence(unameResult, {systemText(u.sysname), systemText(u.nodename), systemText(u.release),
                                          systemText(u.version), systemText(u.machine)});
}

constexpr const char *timesFields[] = {"user", "system", "children_user", "children_system", "elapsed", nullptr};
constinit StructSequenceType timesResult = {"posix", "times_result", timesFields, 5};
Value timesFn(Value, Value *, size_t, Tuple *) {
  tms t;
  clock_t elapsed = times(&t);
  if (elapsed == clock_t(-1))
    return fail();
  double ticks = double(sysconf(_SC_CLK_TCK));
  auto seconds = [&](clock_t c) { return floatValue(double(c) / ticks); };
  return makeStructSequence(timesResult, {seconds(t.tms_utime), seconds(t.tms_stime), seconds(t.tms_cutime),
                                          seconds(t.tms_cstime), seconds(elapsed)});
}

// --- Names of configuration values -----------------------------------------------------------------------------------------

constexpr IntConstant sysconfNames[] = {
#define ROW(Name) {"SC_" #Name, _SC_##Name},
    ROW(2_CHAR_TERM) ROW(2_C_BIND) ROW(2_C_DEV) ROW(2_FORT_DEV) ROW(2_FORT_RUN) ROW(2_LOCALEDEF) ROW(2_SW_DEV) ROW(2_UPE)
    ROW(2_VERSION) ROW(AIO_LISTIO_MAX) ROW(AIO_MAX) ROW(AIO_PRIO_DELTA_MAX) ROW(ARG_MAX) ROW(ASYNCHRONOUS_IO)
    ROW(ATEXIT_MAX) ROW(AVPHYS_PAGES) ROW(BC_BASE_MAX) ROW(BC_DIM_MAX) ROW(BC_SCALE_MAX) ROW(BC_STRING_MAX) ROW(CHARCLASS_NAME_MAX)
    ROW(CHAR_BIT) ROW(CHAR_MAX) ROW(CHAR_MIN) ROW(CHILD_MAX) ROW(CLK_TCK) ROW(COLL_WEIGHTS_MAX) ROW(DELAYTIMER_MAX)
    ROW(EQUIV_CLASS_MAX) ROW(EXPR_NEST_MAX) ROW(FSYNC) ROW(GETGR_R_SIZE_MAX) ROW(GETPW_R_SIZE_MAX) ROW(INT_MAX) ROW(INT_MIN)
    ROW(IOV_MAX) ROW(JOB_CONTROL) ROW(LINE_MAX) ROW(LOGIN_NAME_MAX) ROW(LONG_BIT) ROW(MAPPED_FILES) ROW(MB_LEN_MAX) ROW(MEMLOCK)
    ROW(MEMLOCK_RANGE) ROW(MEMORY_PROTECTION) ROW(MESSAGE_PASSING) ROW(MINSIGSTKSZ) ROW(MQ_OPEN_MAX) ROW(MQ_PRIO_MAX) ROW(NGROUPS_MAX) ROW(NL_ARGMAX)
    ROW(NL_LANGMAX) ROW(NL_MSGMAX) ROW(NL_NMAX) ROW(NL_SETMAX) ROW(NL_TEXTMAX) ROW(NPROCESSORS_CONF) ROW(NPROCESSORS_ONLN)
    ROW(NZERO) ROW(OPEN_MAX) ROW(PAGESIZE) ROW(PAGE_SIZE) ROW(PASS_MAX) ROW(PHYS_PAGES) ROW(PII) ROW(PII_INTERNET) ROW(PII_INTERNET_DGRAM)
    ROW(PII_INTERNET_STREAM) ROW(PII_OSI) ROW(PII_OSI_CLTS) ROW(PII_OSI_COTS) ROW(PII_OSI_M) ROW(PII_SOCKET) ROW(PII_XTI) ROW(POLL)
    ROW(PRIORITIZED_IO) ROW(PRIORITY_SCHEDULING) ROW(REALTIME_SIGNALS) ROW(RE_DUP_MAX) ROW(RTSIG_MAX) ROW(SAVED_IDS)
    ROW(SCHAR_MAX) ROW(SCHAR_MIN) ROW(SELECT) ROW(SEMAPHORES) ROW(SEM_NSEMS_MAX) ROW(SEM_VALUE_MAX) ROW(SHARED_MEMORY_OBJECTS)
    ROW(SHRT_MAX) ROW(SHRT_MIN) ROW(SIGQUEUE_MAX) ROW(SIGSTKSZ) ROW(SSIZE_MAX) ROW(STREAM_MAX) ROW(SYNCHRONIZED_IO) ROW(THREADS) ROW(THREAD_ATTR_STACKADDR)
    ROW(THREAD_ATTR_STACKSIZE) ROW(THREAD_DESTRUCTOR_ITERATIONS) ROW(THREAD_KEYS_MAX) ROW(THREAD_PRIORITY_SCHEDULING)
    ROW(THREAD_PRIO_INHERIT) ROW(THREAD_PRIO_PROTECT) ROW(THREAD_PROCESS_SHARED) ROW(THREAD_SAFE_FUNCTIONS) ROW(THREAD_STACK_MIN)
    ROW(THREAD_THREADS_MAX) ROW(TIMERS) ROW(TIMER_MAX) ROW(TTY_NAME_MAX) ROW(TZNAME_MAX) ROW(T_IOV_MAX) ROW(UCHAR_MAX) ROW(UINT_MAX)
    ROW(UIO_MAXIOV) ROW(ULONG_MAX) ROW(USHRT_MAX) ROW(VERSION) ROW(WORD_BIT) ROW(XBS5_ILP32_OFF32) ROW(XBS5_ILP32_OFFBIG) ROW(XBS5_LP64_OFF64)
    ROW(XBS5_LPBIG_OFFBIG) ROW(XOPEN_CRYPT) ROW(XOPEN_ENH_I18N) ROW(XOPEN_LEGACY) ROW(XOPEN_REALTIME) ROW(XOPEN_REALTIME_THREADS)
    ROW(XOPEN_SHM) ROW(XOPEN_UNIX) ROW(XOPEN_VERSION) ROW(XOPEN_XCU_VERSION) ROW(XOPEN_XPG2) ROW(XOPEN_XPG3) ROW(XOPEN_XPG4)
#undef ROW
};
constexpr IntConstant pathconfNames[] = {
#define ROW(Name) {"PC_" #Name, _PC_##Name},
    ROW(ALLOC_SIZE_MIN) ROW(ASYNC_IO) ROW(CHOWN_RESTRICTED) ROW(FILESIZEBITS) ROW(LINK_MAX) ROW(MAX_CANON) ROW(MAX_INPUT) ROW(NAME_MAX)
    ROW(NO_TRUNC) ROW(PATH_MAX) ROW(PIPE_BUF) ROW(PRIO_IO) ROW(REC_INCR_XFER_SIZE) ROW(REC_MAX_XFER_SIZE) ROW(REC_MIN_XFER_SIZE)
    ROW(REC_XFER_ALIGN) ROW(SOCK_MAXBUF) ROW(SYMLINK_MAX) ROW(SYNC_IO) ROW(VDISABLE)
#undef ROW
};
constexpr IntConstant confstrNames[] = {
    {"CS_GNU_LIBC_VERSION", _CS_GNU_LIBC_VERSION}, {"CS_GNU_LIBPTHREAD_VERSION", _CS_GNU_LIBPTHREAD_VERSION}, {"CS_PATH", _CS_PATH}};

/// A configuration name: an int, or one of the names of the table. False = raised.
bool configurationName(Value v, const IntConstant *names, size_t count, int *out) {
  if (isInt(v))
    return requireInt32(v, out);
  if (!isStr(v))
    return raise(types::TypeError, "configuration names must be strings or integers"), false;
  for (size_t i = 0; i < count; ++i)
    if (equalStr(as<Str>(v), names[i].name)) {
      *out = int(names[i].value);
      return true;
    }
  return raise(types::ValueError, "unrecognized configuration name"), false;
}
Value sysconfFn(Value, Value *args, size_t, Tuple *) {
  int name;
  if (!configurationName(args[0], sysconfNames, std::size(sysconfNames), &name))
    return kError;
  errno = 0;
  long value = sysconf(name);
  return value == -1 && errno ? Value(fail()) : intValue(value);
}
Value pathconfFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"pathconf", {"path", "name"}, 0, 2, 2};
  Value v[2];
  Path path("pathconf", Path::Descriptor);
  int name;
  if (!signature.bind(args, nargs, keywordNames, v) || !path.set(v[0]) ||
      !configurationName(v[1], pathconfNames, std::size(pathconfNames), &name))
    return kError;
  errno = 0;
  long value = path.isDescriptor() ? fpathconf(path.fd, name) : pathconf(path.text, name);
  return value == -1 && errno ? Value(fail(path)) : intValue(value);
}
Value fpathconfFn(Value, Value *args, size_t, Tuple *) {
  int fd, name;
  if (!descriptorArgument(args[0], &fd) || !configurationName(args[1], pathconfNames, std::size(pathconfNames), &name))
    return kError;
  errno = 0;
  long value = fpathconf(fd, name);
  return value == -1 && errno ? Value(fail()) : intValue(value);
}
Value confstrFn(Value, Value *args, size_t, Tuple *) {
  int name;
  char text[1024];
  if (!configurationName(args[0], confstrNames, std::size(confstrNames), &name))
    return kError;
  errno = 0;
  size_t n = confstr(name, text, sizeof text);
  if (!n)
    return errno ? Value(fail()) : kNone;
  return systemText({text, n - 1});
}
Value namesDict(const IntConstant *names, size_t count) {
  Dict *dict = newDict();
  addConstants(dict, names, count);
  return valueOf(dict);
}

// --- The environment -------------------------------------------------------------------------------------------------------

bool bytesArgument(Value v, const char **out, RootedValues &keep) {
  Path path("putenv");
  v = fileSystemPath(v);
  if (!v)
    return false;
  if (isStr(v) && !(v = callMethod(v, intern("encode"), {valueOf(intern("utf-8")), valueOf(intern("surrogateescape"))})))
    return false;
  keep.push(v);
  *out = reinterpret_cast<const char *>(as<Bytes>(v)->data);
  if (memchr(*out, 0, size_t(as<Bytes>(v)->length)))
    return raise(types::ValueError, "embedded null byte"), false;
  return true;
}
Value putenvFn(Value, Value *args, size_t, Tuple *) {
  const char *name, *value;
  RootedValues keep;
  if (!bytesArgument(args[0], &name, keep) || !bytesArgument(args[1], &value, keep))
    return kError;
  if (strchr(name, '='))
    return raise(types::ValueError, "illegal environment variable name");
  return noneOr(setenv(name, value, 1));
}
Value unsetenvFn(Value, Value *args, size_t, Tuple *) {
  const char *name;
  RootedValues keep;
  return bytesArgument(args[0], &name, keep) ? noneOr(unsetenv(name)) : kError;
}
Value environmentDict() {
  Dict *dict = newDict();
  for (char **entry = environ; entry && *entry; ++entry) {
    const char *equals = strchr(*entry, '=');
    if (!equals)
      continue;
    Value key = valueOf(makeBytes({*entry, size_t(equals - *entry)}));
    if (get(dict, key) == kUnset)
      set(dict, key, valueOf(makeBytes(std::string_view(equals + 1))));
  }
  return valueOf(dict);
}

Value strerrorFn(Value, Value *args, size_t, Tuple *) {
  int code;
  return intArgument(args[0], &code) ? systemText(strerror(code)) : kError;
}
Value cpuCount(Value, Value *, size_t, Tuple *) {
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n < 1 ? kNone : intValue(n);
}
Value getloadavgFn(Value, Value *, size_t, Tuple *) {
  double load[3];
  if (getloadavg(load, 3) != 3)
    return raise(types::OSError, "Load averages are unobtainable");
  return valueOf(makeTuple({floatValue(load[0]), floatValue(load[1]), floatValue(load[2])}));
}
Value ctermidFn(Value, Value *, size_t, Tuple *) {
  char name[L_ctermid];
  return systemText(ctermid(name));
}
Value getloginFn(Value, Value *, size_t, Tuple *) {
  char name[256];
  int error = getlogin_r(name, sizeof name);
  return error ? errno = error, Value(fail()) : systemText(name);
}

Value urandomFn(Value, Value *args, size_t, Tuple *) {
  int64_t size;
  if (!toIndex(args[0], &size))
    return kError;
  if (size < 0)
    return raise(types::ValueError, "negative argument not allowed");
  if (lacksMemory(size))
    return kError;
  Bytes *bytes = newBytes(size);
  for (int64_t done = 0; done < size;) {
    ssize_t n = blocking([&] { return getrandom(dataOf(bytes) + done, size_t(size - done), 0); });
    if (n < 0)
      return fail();
    done += n;
  }
  return valueOf(bytes);
}
Value getrandomFn(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<2> signature = {"getrandom", {"size", "flags"}, 0, 2, 1};
  Value v[2];
  int64_t size;
  int flags;
  if (!signature.bind(args, nargs, keywordNames, v) || !toIndex(v[0], &size) || !intArgument(v[1], &flags))
    return kError;
  if (size < 0)
    return errno = EINVAL, fail();
  Bytes *bytes = newBytes(size);
  ssize_t n = blocking([&] { return getrandom(dataOf(bytes), size_t(size), unsigned(flags)); });
  return n < 0 ? Value(fail()) : n == size ? valueOf(bytes) : valueOf(makeBytes(bytes->data, n));
}

// --- Scheduling ------------------------------------------------------------------------------------------------------------

Value schedYield(Value, Value *, size_t, Tuple *) {
  Unlocked others;
  sched_yield();
  return kNone;
}
template <int (*Get)(int)> Value schedPriority(Value, Value *args, size_t nargs, Tuple *keywordNames) {
  static constexpr Signature<1> signature = {"sched_get_priority", {"policy"}, 0, 1, 1};
  Value v[1];
  int policy;
  return signature.bind(args, nargs, keywordNames, v) && intArgument(v[0], &policy) ? intOr(Get(policy)) : kError;
}
Value getAffinity(Value, Value *args, size_t, Tuple *) {
  int pid;
  cpu_set_t set;
  if (!intArgument(args[0], &pid))
    return kError;
  if (sched_getaffinity(pid, sizeof set, &set) < 0)
    return fail();
  Set *cpus = newSet();
  for (int i = 0; i < CPU_SETSIZE; ++i)
    if (CPU_ISSET(i, &set) && add(cpus, smallInt(i)) < 0)
      return kError;
  return valueOf(cpus);
}
Value setAffinity(Value, Value *args, size_t, Tuple *) {
  int pid, cpu;
  cpu_set_t set;
  CPU_ZERO(&set);
  if (!intArgument(args[0], &pid))
    return kError;
  Iterate it(args[1]);
  Value item;
  while (it.next(&item)) {
    if (!isInt(item))
      return raise(types::TypeError, "expected an iterator of ints, but iterator yielded '%R'", valueOf(typeOf(item)));
    if (!intArgument(item, &cpu))
      return kError;
    if (cpu < 0)
      return raise(types::ValueError, "negative CPU number");
    if (cpu < CPU_SETSIZE)
      CPU_SET(size_t(cpu), &set);
  }
  return it.failed() ? kError : noneOr(sched_setaffinity(pid, sizeof set, &set));
}
constexpr const char *parameterFields[] = {"sched_priority", nullptr};
constinit StructSequenceType schedulerParameter = {"posix", "sched_param", parameterFields, 1};
Value getParameter(Value, Value *args, size_t, Tuple *) {
  int pid;
  sched_param p;
  if (!intArgument(args[0], &pid))
    return kError;
  return sched_getparam(pid, &p) < 0 ? Value(fail()) : makeStructSequence(schedulerParameter, {smallInt(p.sched_priority)});
}
bool parameterFrom(Value v, sched_param *out) {
  if (typeOf(v) != schedulerParameter.type)
    return raise(types::TypeError, "must have a sched_param object"), false;
  return requireInt32(as<Tuple>(v)->items()[0], &out->sched_priority);
}
Value setParameter(Value, Value *args, size_t, Tuple *) {
  int pid;
  sched_param p;
  return intArgument(args[0], &pid) && parameterFrom(args[1], &p) ? noneOr(sched_setparam(pid, &p)) : kError;
}
Value getScheduler(Value, Value *args, size_t, Tuple *) {
  int pid;
  return intArgument(args[0], &pid) ? intOr(sched_getscheduler(pid)) : kError;
}
Value setScheduler(Value, Value *args, size_t, Tuple *) {
  int pid, policy;
  sched_param p;
  return intArgument(args[0], &pid) && intArgument(args[1], &policy) && parameterFrom(args[2], &p)
             ? noneOr(sched_setscheduler(pid, policy, &p))
             : kError;
}
Value roundRobinInterval(Value, Value *args, size_t, Tuple *) {
  int pid;
  timespec t;
  if (!intArgument(args[0], &pid))
    return kError;
  return sched_rr_get_interval(pid, &t) < 0 ? Value(fail()) : floatValue(double(t.tv_sec) + 1e-9 * double(t.tv_nsec));
}

} // namespace

constinit const NativeMethod posixSystemFunctions[] = {
    {"uname", unameFn},
    {"times", timesFn},
    {"sysconf", sysconfFn, Arity::One},
    {"pathconf", pathconfFn, Arity::Keywords},
    {"fpathconf", fpathconfFn, Arity::Range, 2, 2},
    {"confstr", confstrFn, Arity::One},
    {"putenv", putenvFn, Arity::Range, 2, 2},
    {"unsetenv", unsetenvFn, Arity::One},
    {"strerror", strerrorFn, Arity::One},
    {"cpu_count", cpuCount},
    {"getloadavg", getloadavgFn},
    {"ctermid", ctermidFn},
    {"getlogin", getloginFn},
    {"urandom", urandomFn, Arity::One},
    {"getrandom", getrandomFn, Arity::Keywords},
    {"sched_yield", schedYield},
    {"sched_get_priority_max", schedPriority<sched_get_priority_max>, Arity::Keywords},
    {"sched_get_priority_min", schedPriority<sched_get_priority_min>, Arity::Keywords},
    {"sched_getaffinity", getAffinity, Arity::One},
    {"sched_setaffinity", setAffinity, Arity::Range, 2, 2},
    {"sched_getparam", getParameter, Arity::One},
    {"sched_setparam", setParameter, Arity::Range, 2, 2},
    {"sched_getscheduler", getScheduler, Arity::One},
    {"sched_setscheduler", setScheduler, Arity::Range, 3, 3},
    {"sched_rr_get_interval", roundRobinInterval, Arity::One},
    {},
};

Status initialisePosixSystem(Dict *ns) {
  Type *uname = typeOf(unameResult), *times = typeOf(timesResult), *parameter = typeOf(schedulerParameter);
  if (!uname || !times || !parameter)
    return kRaised;
  setStr(ns, intern("uname_result"), valueOf(uname));
  setStr(ns, intern("times_result"), valueOf(times));
  setStr(ns, intern("sched_param"), valueOf(parameter));
  setStr(ns, intern("environ"), environmentDict());
  setStr(ns, intern("sysconf_names"), namesDict(sysconfNames, std::size(sysconfNames)));
  setStr(ns, intern("pathconf_names"), namesDict(pathconfNames, std::size(pathconfNames)));
  setStr(ns, intern("confstr_names"), namesDict(confstrNames, std::size(confstrNames)));
  return kOk;
}

} // namespace pyaot::rt
